/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*BenchFunc) (gpointer data,
                           guint    i);

gint64 bench_cpu_usec (void);
double bench_rate     (BenchFunc   func,
                       gpointer    data);
void   bench_report   (const char *what,
                       double      value,
                       const char *unit,
                       const char *reference);

G_END_DECLS
