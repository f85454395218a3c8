/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-field-editor.h"
#include "tandem-form.h"
#include "tandem-record-chooser.h"
#include "tandem-widgets.h"

/* What a form told: the edits in their order, as "path = json". */
typedef struct
{
  GtkWidget *window;
  TandemForm *form;
  GPtrArray *edits;
} FormCase;

TandemContext       *form_context_new    (const char *today);
TandemDoc           *form_doc            (const char *json);
void                 form_case_init      (FormCase   *self,
                                          TandemDoc  *doc);
void                 form_case_clear     (FormCase   *self);
TandemFieldEditor   *form_case_editor    (FormCase   *self,
                                          const char *path);
const char          *form_case_last_edit (FormCase   *self);
GtkWidget           *find_child          (GtkWidget  *widget,
                                          GType       type);
GPtrArray           *find_children       (GtkWidget  *widget,
                                          GType       type);
TandemFieldEditor   *find_editor         (GtkWidget  *root,
                                          const char *path);
void                 unfold_all          (GtkWidget  *widget);
TandemRecordChooser *test_chooser_new    (void);
