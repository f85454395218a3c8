/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-context.h"
#include "tandem-field.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_SEVERITY_HINT,
  TANDEM_SEVERITY_WARNING,      /* a gap: should be there, does not fit together */
  TANDEM_SEVERITY_ERROR,        /* the record cannot be saved with this edit */
} TandemSeverity;

/* One finding; @rule is the stable id of domain.md ("PL-01") or NULL. */
typedef struct
{
  TandemSeverity severity;
  char *path;                   /* "updates[0].on": the place in this document */
  char *message;                /* one translated sentence */
  const char *rule;
  char *id;                     /* (nullable): the record, where it is another than the one asked about */
} TandemProblem;

typedef struct
{
  char *path;                   /* "smart.specific", "updates[u1].on": stable between versions */
  char *label;                  /* "SMART › Specific" */
  char *before;                 /* (nullable) */
  char *after;                  /* (nullable) */
} TandemChange;

typedef struct
{
  char *path;
  char *base, *mine, *theirs;   /* JSON fragments; NULL is absent */
} TandemConflict;

void tandem_problem_free  (TandemProblem  *self);
void tandem_change_free   (TandemChange   *self);
void tandem_conflict_free (TandemConflict *self);

/* What a kind's own check sees. */
typedef struct
{
  const TandemDoc *doc;
  const TandemContext *context;
  GPtrArray *problems;
} TandemCheck;

void tandem_check_report (TandemCheck    *check,
                          TandemSeverity  severity,
                          const char     *rule,
                          const char     *path,
                          const char     *format,
                          ...) G_GNUC_PRINTF (5, 6);

/**
 * TandemComputed:
 * @name: snake_case; becomes the read-only property of the record
 * @type: G_TYPE_INT, G_TYPE_STRING or G_TYPE_BOOLEAN
 * @get: pure function; @value is initialised with @type
 */
typedef struct
{
  const char *name;
  const char *label;
  GType type;
  void (*get) (const TandemDoc     *doc,
               const TandemContext *context,
               GValue              *value);
} TandemComputed;

/* Where records of a kind live on the central server. */
typedef enum
{
  TANDEM_SCOPE_CATALOGUE,
  TANDEM_SCOPE_PAIR,            /* the database of field "partnership" (of itself for a partnership) */
  TANDEM_SCOPE_CITY,            /* the database of field "city" */
} TandemScope;

struct _TandemKind
{
  const char *name;             /* "milestone": prefix of ids */
  const char *label;            /* N_("Milestone") */
  const char *plural;           /* N_("Milestones") */
  const char *icon;             /* symbolic icon name */
  TandemScope scope;
  const TandemField *fields;
  guint n_fields;
  const TandemComputed *computed;
  guint n_computed;
  void (*check) (TandemCheck *check);                             /* (nullable) */
  char *(*title) (const TandemDoc *, const TandemContext *);      /* (nullable): where no field is the title */
  gboolean create_only;         /* comments, decisions: never edited after creation by others */
  gboolean apart;               /* kept states: read when asked for, not with what they belong to */
  GType (*record_type) (void);
};

const TandemKind  *tandem_kind_find        (const char          *name);
const TandemKind  *tandem_kind_of_id       (const char          *id);
const TandemKind *const *tandem_kinds_list (guint               *n_kinds);
int                tandem_kind_get_field   (const TandemKind    *self,
                                            const char          *name);
guint              tandem_kind_flagged     (const TandemKind    *self,
                                            TandemFieldFlags     flag);
char              *tandem_id_new           (const TandemKind    *kind);
gboolean           tandem_id_is_valid      (const char          *id);

const TandemField *tandem_kind_find_field  (const TandemKind    *self,
                                            const char          *name);
TandemDoc         *tandem_doc_new_under    (const TandemKind    *kind,
                                            const TandemDoc     *parent);
TandemDoc         *tandem_doc_with_defaults (TandemDoc          *self,
                                            const TandemContext *context);
const char        *tandem_doc_get_parent   (const TandemDoc     *self);
char              *tandem_doc_dup_database (const TandemDoc     *self);

GPtrArray         *tandem_doc_check        (const TandemDoc     *self,
                                            const TandemContext *context);
GPtrArray         *tandem_doc_check_edit   (const TandemDoc     *before,
                                            const TandemDoc     *after,
                                            const TandemContext *context);
GPtrArray         *tandem_doc_diff         (const TandemDoc     *before,
                                            const TandemDoc     *after,
                                            const TandemContext *context);
TandemDoc         *tandem_doc_merge        (const TandemDoc     *base,
                                            const TandemDoc     *mine,
                                            const TandemDoc     *theirs,
                                            GPtrArray           *conflicts);
char              *tandem_kinds_to_json_schema (void);
char              *tandem_kinds_to_markdown    (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemProblem, tandem_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemChange, tandem_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemConflict, tandem_conflict_free)

G_END_DECLS
