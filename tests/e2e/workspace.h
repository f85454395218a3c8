/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "person.h"

G_BEGIN_DECLS

/* What is in the workspace of somebody whose program does not run. */

/* makes it, with the demo programme */
void  workspace_make   (Person     *person);
/* the id of the best hit of a search; the test fails if there is none */
char *workspace_find   (Person     *person,
                        const char *kind,
                        const char *text);
/* that the record says so there, in English where it is written in languages */
void  workspace_assert (Person     *person,
                        const char *id,
                        const char *path,
                        const char *expected);
/* two edits of one field that did not know of each other */
void  workspace_clash  (Person     *person,
                        const char *id,
                        const char *path,
                        const char *mine,
                        const char *theirs);

G_END_DECLS
