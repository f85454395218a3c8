/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-session.h"

G_BEGIN_DECLS

/* What goes from and to files: each asks where, works on a thread of its own,
 * and tells in a toast how it went. */
void tandem_export_papers   (TandemSession *session,
                             GtkWindow     *parent,
                             const char    *about);
void tandem_export_paper_to (TandemSession *session,
                             GtkWindow     *parent,
                             const char    *id,
                             const char    *report,
                             GFile         *file);
void tandem_save_backup     (TandemSession *session,
                             GtkWindow     *parent);
void tandem_import_files    (TandemSession *session,
                             GtkWindow     *parent);

G_END_DECLS
