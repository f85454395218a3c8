/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemTemplate:
 *
 * What a plan begins with: chapters, and rows that nearly every plan has.
 * Immutable; any thread.
 */
typedef struct _TandemTemplate TandemTemplate;

TandemTemplate *tandem_template_parse           (const char           *text,
                                                 const char           *file,
                                                 GError              **error);
void            tandem_template_free            (TandemTemplate       *self);
GPtrArray      *tandem_templates_list           (GError              **error);
const char     *tandem_template_get_name        (const TandemTemplate *self);
const char     *tandem_template_get_plan_kind   (const TandemTemplate *self);
char           *tandem_template_dup_title       (const TandemTemplate *self,
                                                 const TandemContext  *context);
char           *tandem_template_dup_description (const TandemTemplate *self,
                                                 const TandemContext  *context);
GPtrArray      *tandem_template_make            (const TandemTemplate *self,
                                                 const TandemDoc      *plan,
                                                 GPtrArray            *sections,
                                                 gboolean              with_rows,
                                                 const TandemContext  *context,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemTemplate, tandem_template_free)

G_END_DECLS
