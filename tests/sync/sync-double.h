/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Plays CouchDB on loopback, from memory and on a thread of its own, and
 * misbehaves as it is told. */
typedef struct _Double Double;

/* What is to go wrong with requests of @method whose path and query hold
 * @where. One of: another answer (@status, @body), an answer that is cut after
 * @cut bytes, a broken connection before (@drop) or after (@lose) it was done. */
typedef struct
{
  const char *method;
  const char *where;
  guint skip;                   /* so many such requests go well first */
  guint times;                  /* 0: every one from then on */
  guint status;
  const char *body;
  const char *header;           /* (nullable): "Name: value" */
  gsize cut;
  gboolean drop;
  gboolean lose;
} Fault;

Double     *double_new          (void);
void        double_free         (Double       *self);
const char *double_get_url      (Double       *self);
void        double_set_fault    (Double       *self,
                                 const Fault  *fault);          /* (nullable) */
void        double_set_password (Double       *self,
                                 const char   *password);
void        double_set_role     (Double       *self,
                                 const char   *role);
/* documents whose JSON holds @text are refused, or spoil their batch */
void        double_set_refusal  (Double       *self,
                                 const char   *text,
                                 const char   *word);
void        double_set_poison   (Double       *self,
                                 const char   *text,
                                 guint         status);
/* how many bytes of answers are sent before connections break; -1: no end */
void        double_set_budget   (Double       *self,
                                 gint64        bytes);
gint64      double_get_bytes    (Double       *self);
guint       double_count        (Double       *self,
                                 const char   *method,
                                 const char   *where);
/* @json: a document with _rev and _revisions */
void        double_put          (Double       *self,
                                 const char   *database,
                                 const char   *json);
/* "id rev body" of every winner, in order */
char       *double_dump         (Double       *self,
                                 const char   *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Double, double_free)

G_END_DECLS
