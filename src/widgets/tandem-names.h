/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* A name and its native form as one line of text: what every label and
 * inscription with two names shows. */
char          *tandem_names_dup_text       (const char *name,
                                            const char *native);
PangoAttrList *tandem_names_get_attributes (const char *name,
                                            const char *native,
                                            const char *language);
PangoLanguage *tandem_names_get_language   (const char *text,
                                            const char *language);

G_END_DECLS
