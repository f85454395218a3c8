/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tandem-context.h"
#include "tandem-kind.h"
#include "tandem-record-chooser.h"

G_BEGIN_DECLS

/**
 * TandemForm:
 *
 * The form of any kind of record, made from its table of fields: a group of
 * rows for each heading of the table, the first two open, the others folded
 * and built when they are opened. The form keeps its own copy of the document
 * with the edits made and tells of each by "edited" (path, json); hand the
 * stored result back with tandem_form_set_doc().
 */
#define TANDEM_TYPE_FORM (tandem_form_get_type ())
G_DECLARE_FINAL_TYPE (TandemForm, tandem_form, TANDEM, FORM, GtkWidget)

GtkWidget     *tandem_form_new                 (TandemDoc           *doc,
                                                TandemContext       *context);
TandemDoc     *tandem_form_get_doc             (TandemForm          *self);
void           tandem_form_set_doc             (TandemForm          *self,
                                                TandemDoc           *doc);
void           tandem_form_set_context         (TandemForm          *self,
                                                TandemContext       *context);
void           tandem_form_set_chooser         (TandemForm          *self,
                                                TandemRecordChooser *chooser);
const char    *tandem_form_get_second_language (TandemForm          *self);
void           tandem_form_set_second_language (TandemForm          *self,
                                                const char          *language);
gboolean       tandem_form_get_narrow          (TandemForm          *self);
void           tandem_form_set_narrow          (TandemForm          *self,
                                                gboolean             narrow);

/* Takes over what is still being typed: before a page or the window closes. */
void           tandem_form_flush               (TandemForm          *self);
/* From a gap to its field: unfolds, scrolls, focuses and flashes. */
gboolean       tandem_form_focus_field         (TandemForm          *self,
                                                const char          *path);

G_END_DECLS
