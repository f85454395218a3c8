/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-kind.h"
#include "tandem-record-chooser.h"

G_BEGIN_DECLS

/**
 * TandemFormModel:
 *
 * What the editors of one form share: the document as it is now with the edits
 * made, the context, and the way to other records. Every editor follows
 * "changed"; edits that are right are applied here and told by "edited"
 * (path, json). "flush" asks editors to hand over what was typed so far.
 */
#define TANDEM_TYPE_FORM_MODEL (tandem_form_model_get_type ())
G_DECLARE_FINAL_TYPE (TandemFormModel, tandem_form_model, TANDEM, FORM_MODEL, GObject)

TandemFormModel     *tandem_form_model_new             (TandemDoc           *doc,
                                                        TandemContext       *context);
TandemFormModel     *tandem_form_model_new_draft       (TandemFormModel     *self);
TandemDoc           *tandem_form_model_get_doc         (TandemFormModel     *self);
void                 tandem_form_model_set_doc         (TandemFormModel     *self,
                                                        TandemDoc           *doc);
TandemContext       *tandem_form_model_get_context     (TandemFormModel     *self);
void                 tandem_form_model_set_context     (TandemFormModel     *self,
                                                        TandemContext       *context);
TandemRecordChooser *tandem_form_model_get_chooser     (TandemFormModel     *self);
void                 tandem_form_model_set_chooser     (TandemFormModel     *self,
                                                        TandemRecordChooser *chooser);
const char          *tandem_form_model_get_second_language (TandemFormModel *self);
void                 tandem_form_model_set_second_language (TandemFormModel *self,
                                                            const char      *language);
gboolean             tandem_form_model_get_narrow      (TandemFormModel     *self);
void                 tandem_form_model_set_narrow      (TandemFormModel     *self,
                                                        gboolean             narrow);

TandemVal            tandem_form_model_get_value       (TandemFormModel     *self,
                                                        const char          *path);
gboolean             tandem_form_model_edit            (TandemFormModel     *self,
                                                        const char          *path,
                                                        const char          *json,
                                                        char               **problem);
const TandemProblem *tandem_form_model_get_problem     (TandemFormModel     *self,
                                                        const char          *path);
void                 tandem_form_model_flush           (TandemFormModel     *self);

G_END_DECLS
