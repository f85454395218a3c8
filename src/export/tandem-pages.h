/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-paper.h"

G_BEGIN_DECLS

/**
 * TandemPages:
 *
 * A paper laid out on A4. Immutable; used on one thread at a time (the fonts
 * inside are not locked).
 */
typedef struct _TandemPages TandemPages;

#define TANDEM_PAPER_ERROR (tandem_paper_error_quark ())

typedef enum
{
  TANDEM_PAPER_ERROR_PDF,       /* a library that writes PDF failed */
} TandemPaperError;

GQuark       tandem_paper_error_quark       (void);

#define TANDEM_PAGE_WIDTH  595.276
#define TANDEM_PAGE_HEIGHT 841.890

TandemPages *tandem_paper_layout            (TandemPaper      *paper,
                                             GCancellable     *cancellable,
                                             GError          **error);
TandemPages *tandem_pages_ref               (TandemPages      *self);
void         tandem_pages_unref             (TandemPages      *self);
guint        tandem_pages_get_count         (TandemPages      *self);
TandemPaper *tandem_pages_get_paper         (TandemPages      *self);
char        *tandem_pages_dup_text          (TandemPages      *self,
                                             guint             page);
guint        tandem_pages_get_unknown_glyphs (TandemPages     *self);
void         tandem_pages_draw              (TandemPages      *self,
                                             guint             page,
                                             cairo_t          *cr);
gboolean     tandem_pages_write_pdf         (TandemPages      *self,
                                             GOutputStream    *stream,
                                             GCancellable     *cancellable,
                                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPages, tandem_pages_unref)

G_END_DECLS
