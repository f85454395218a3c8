/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tandem-session.h"

G_BEGIN_DECLS

/**
 * TandemCommentList:
 *
 * What the cities ask each other about a plan: by whom it is to be answered,
 * each anchored to a record and a field, with its answer. Below, a question
 * about the selected row can be asked.
 *
 * Signal `show-record (const char *id, const char *field)`: @field is nullable.
 */
#define TANDEM_TYPE_COMMENT_LIST (tandem_comment_list_get_type ())
G_DECLARE_FINAL_TYPE (TandemCommentList, tandem_comment_list, TANDEM, COMMENT_LIST, AdwBin)

void  tandem_comment_list_set_session   (TandemCommentList *self,
                                         TandemSession     *session);
void  tandem_comment_list_set_questions (TandemCommentList *self,
                                         GPtrArray         *questions,
                                         TandemDoc         *partnership);
void  tandem_comment_list_set_subject   (TandemCommentList *self,
                                         TandemDoc         *subject);
guint tandem_comment_list_get_n_open    (TandemCommentList *self);

G_END_DECLS
