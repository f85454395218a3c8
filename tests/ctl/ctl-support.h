/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A scratch folder with a workspace in it, and what the last call answered. */
typedef struct
{
  char *folder;
  char *workspace;
  char *output;
  char *complaint;
  int status;
} CtlCase;

void      ctl_case_set_up    (CtlCase       *self,
                              gconstpointer  data);
void      ctl_case_tear_down (CtlCase       *self,
                              gconstpointer  data);
char     *ctl_case_dup_path  (CtlCase       *self,
                              const char    *name);
/* Words of the command line, ending in NULL. */
void      ctl_case_run       (CtlCase       *self,
                              ...) G_GNUC_NULL_TERMINATED;
/* The same, and it must succeed. */
#define ctl_case_do(self, ...) \
  (ctl_case_run ((self), __VA_ARGS__, NULL), ctl_case_assert_done (self))
void      ctl_case_assert_done (CtlCase     *self);
/* Exit status, and a part of what stands on stderr. */
void      ctl_case_assert_failed (CtlCase    *self,
                                  int         status,
                                  const char *part);
JsonNode *ctl_case_parse     (CtlCase       *self);
char     *ctl_case_dup_word  (CtlCase       *self);
char     *ctl_case_find      (CtlCase       *self,
                              const char    *kind,
                              const char    *condition);

G_END_DECLS
