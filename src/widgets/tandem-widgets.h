/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The folder of everything Tandem carries in its resources; also the base path
 * of the application, so that libadwaita loads style.css and the icons. */
#define TANDEM_RESOURCE_PATH "/org/tandemplan/Tandem"

void tandem_widgets_init (void);

G_END_DECLS
