/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tandem-date.h"

G_BEGIN_DECLS

typedef struct _TandemKind TandemKind;
typedef struct _TandemField TandemField;
typedef struct _TandemContext TandemContext;

/**
 * TandemDoc:
 *
 * One version of one record: an immutable, atomically counted snapshot of its
 * JSON body. Safe to share between threads.
 */
typedef struct _TandemDoc TandemDoc;

/**
 * TandemVal:
 *
 * A place in a snapshot, passed by value and valid as long as the snapshot is.
 * Every accessor takes an absent value or one of another type, and answers
 * with the neutral value: an absent value, NULL, the fallback, FALSE, no date.
 *
 * JSON's null reads like an absent value ([func@Tandem.val_exists] is FALSE for
 * both), but is not equal to one: who compares versions looks at the type.
 */
typedef struct
{
  gconstpointer node;
} TandemVal;

#define TANDEM_DOC_MAX_BYTES   (256 * 1024)
#define TANDEM_DOC_MAX_DEPTH   64
#define TANDEM_DOC_MAX_INTEGER G_GINT64_CONSTANT (9007199254740992)

#define TANDEM_DOC_ERROR (tandem_doc_error_quark ())

typedef enum
{
  TANDEM_DOC_ERROR_SYNTAX,        /* not JSON, with line and column */
  TANDEM_DOC_ERROR_LIMIT,         /* too large, too deep, number out of range, NUL, doubled member */
  TANDEM_DOC_ERROR_ID,            /* no `_id`, or one of another kind */
  TANDEM_DOC_ERROR_PATH,          /* a path that leads nowhere */
  TANDEM_DOC_ERROR_FIELD,         /* a value its field does not take */
} TandemDocError;

GQuark      tandem_doc_error_quark  (void);

TandemDoc  *tandem_doc_parse        (const char        *body,
                                     gssize             length,
                                     GError           **error);
TandemDoc  *tandem_doc_new          (const TandemKind  *kind,
                                     const char        *id);
TandemDoc  *tandem_doc_ref          (TandemDoc         *self);
void        tandem_doc_unref        (TandemDoc         *self);

const TandemKind *tandem_doc_get_kind (const TandemDoc *self);
const char *tandem_doc_get_id       (const TandemDoc   *self);
const char *tandem_doc_get_body     (const TandemDoc   *self,
                                     gsize             *length);
char       *tandem_doc_to_canonical (const TandemDoc   *self);

TandemVal   tandem_doc_root         (const TandemDoc   *self);
TandemVal   tandem_doc_field        (const TandemDoc   *self,
                                     guint              field);
TandemVal   tandem_doc_get          (const TandemDoc   *self,
                                     const char        *path);
TandemDoc  *tandem_doc_with         (const TandemDoc   *self,
                                     const char        *path,
                                     const char        *json,
                                     GError           **error);
TandemDoc  *tandem_doc_with_text    (const TandemDoc   *self,
                                     const char        *path,
                                     const char        *text,
                                     const TandemContext *context,
                                     GError           **error);

/* what people see of a record */
char       *tandem_doc_dup_title    (const TandemDoc   *self,
                                     const TandemContext *context);
char       *tandem_doc_dup_text     (const TandemDoc   *self,
                                     guint              field,
                                     const TandemContext *context);
char       *tandem_doc_dup_search_text (const TandemDoc *self);

typedef enum
{
  TANDEM_VAL_ABSENT,
  TANDEM_VAL_NULL,
  TANDEM_VAL_BOOL,
  TANDEM_VAL_INT,
  TANDEM_VAL_NUMBER,        /* a number that is no integer: kept, never computed with */
  TANDEM_VAL_STRING,
  TANDEM_VAL_ARRAY,
  TANDEM_VAL_OBJECT,
} TandemValType;

TandemValType tandem_val_type       (TandemVal          self);
gboolean    tandem_val_exists       (TandemVal          self);
gboolean    tandem_val_equal        (TandemVal          a,
                                     TandemVal          b);
TandemVal   tandem_val_member       (TandemVal          self,
                                     const char        *name);
TandemVal   tandem_val_item         (TandemVal          self,
                                     const char        *id);
guint       tandem_val_length       (TandemVal          self);
const char *tandem_val_string       (TandemVal          self);
gint64      tandem_val_int          (TandemVal          self,
                                     gint64             fallback);
gboolean    tandem_val_bool         (TandemVal          self);
TandemDate  tandem_val_date         (TandemVal          self);
const char *tandem_val_l10n         (TandemVal          self,
                                     const char        *language);
const char *tandem_val_l10n_status  (TandemVal          self,
                                     const char        *language);
gboolean    tandem_val_has_code     (TandemVal          self,
                                     const char        *code);
void        tandem_val_write        (TandemVal          self,
                                     GString           *out);

/* Members of an object (with @name) or elements of an array (@name is NULL). */
typedef struct
{
  gconstpointer next;
  guint left;
  gboolean object;
} TandemValIter;

void        tandem_val_iter_init    (TandemValIter     *iter,
                                     TandemVal          container);
gboolean    tandem_val_iter_next    (TandemValIter     *iter,
                                     const char       **name,
                                     TandemVal         *value);

/* JSON text of plain values, for tandem_doc_with() */
char       *tandem_json_string      (const char        *text);
void        tandem_json_append_string (GString         *out,
                                       const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemDoc, tandem_doc_unref)

G_END_DECLS
