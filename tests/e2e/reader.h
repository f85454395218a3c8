/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEventListener, g_object_unref)

/* What a screen reader has of one program: the tree of what is shown, where
 * the focus is, and what was said aloud. Roles are named as the bus has them
 * ("button", "list item"), names are looked for as parts of the whole. */
typedef struct _Reader Reader;

Reader          *reader_new        (GPid        pid);
void             reader_free       (Reader     *self);
/* whether the program is on the bus, with an active window */
gboolean         reader_is_there   (Reader     *self);
/* what has the focus: "list item: Late, 12 days: …"; empty if nothing has it */
char            *reader_dup_focus  (Reader     *self);
/* the text of the entry or view that has the focus */
char            *reader_dup_text   (Reader     *self);
/* what is said of the focus besides its name */
char            *reader_dup_more   (Reader     *self);
gboolean         reader_sees       (Reader     *self,
                                    const char *role,
                                    const char *name);
/* how many there are of them */
guint            reader_count      (Reader     *self,
                                    const char *role,
                                    const char *name);
/* whether such a thing has such a state */
gboolean         reader_sees_state (Reader        *self,
                                    const char    *role,
                                    const char    *name,
                                    AtspiStateType state);
/* whether it was announced since the last call of reader_forget() */
gboolean         reader_heard      (Reader     *self,
                                    const char *words);
void             reader_forget     (Reader     *self);
/* everything that is shown, a line each, to standard output as diagnostics */
void             reader_print      (Reader     *self);
/* a line for each thing that can have the focus and has no name */
GPtrArray       *reader_list_nameless (Reader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, reader_free)

G_END_DECLS
