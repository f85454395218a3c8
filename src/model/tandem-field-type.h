/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tandem-context.h"
#include "tandem-field.h"
#include "tandem-kind.h"
#include "tandem-place.h"

G_BEGIN_DECLS

/* The three walks through a document. */
typedef struct
{
  TandemCheck check;
  TandemPlace place;
} TandemChecking;

typedef struct
{
  const TandemContext *context;
  GPtrArray *changes;
  TandemPlace place;
} TandemDiffing;

typedef struct
{
  GString *out;
  GPtrArray *conflicts;         /* (nullable) */
  TandemPlace place;
} TandemMerging;

/**
 * TandemFieldType:
 * @name: for people who read the schema
 * @sql: column type, or NULL where the value has no column
 * @pspec: the typed property of a record; (transfer full)
 * @check: reports what is wrong with a value that is there and not null
 * @to_value: fills the property from any value, absent and malformed ones too
 * @column: the value as the store sees it; NULL where @sql is NULL
 * @text: what a person reads; NULL for nothing; (transfer full)
 * @parse: JSON of what a person typed (never empty); (transfer full)
 * @diff: reports what differs between two values that are not the same
 * @merge: appends the merged JSON; FALSE when the result is absent
 * @schema: adds members to the JSON Schema object of the field
 *
 * One row of operations. A type is one such row and one file (or a family of
 * types in one file); the walkers know no type by name. Every operation takes
 * any value, as documents come from elsewhere.
 */
struct _TandemFieldType
{
  const char *name;
  const char *sql;
  GParamSpec *(*pspec)    (const char          *name,
                           const char          *nick);
  void        (*check)    (TandemChecking      *self,
                           const TandemField   *field,
                           TandemVal            value);
  void        (*to_value) (const TandemField   *field,
                           TandemVal            value,
                           const TandemContext *context,
                           GValue              *property);
  TandemColumn (*column)  (const TandemField   *field,
                           TandemVal            value);
  char       *(*text)     (const TandemField   *field,
                           TandemVal            value,
                           const TandemContext *context);
  char       *(*parse)    (const TandemField   *field,
                           TandemVal            before,
                           const char          *text,
                           const TandemContext *context,
                           GError             **error);
  void        (*diff)     (TandemDiffing       *self,
                           const TandemField   *field,
                           TandemVal            before,
                           TandemVal            after);
  gboolean    (*merge)    (TandemMerging       *self,
                           const TandemField   *field,
                           TandemVal            base,
                           TandemVal            mine,
                           TandemVal            theirs);
  void        (*schema)   (const TandemField   *field,
                           JsonBuilder         *builder);
};

typedef gboolean (*TandemMergeFunc) (TandemMerging     *self,
                                     const TandemField *field,
                                     TandemVal          base,
                                     TandemVal          mine,
                                     TandemVal          theirs);

typedef gboolean (*TandemValTest) (TandemVal value);

#define TANDEM_NO_VAL ((TandemVal) { NULL })

/* ---- values -------------------------------------------------------------- */

gboolean    tandem_val_same              (TandemVal            a,
                                          TandemVal            b);
gboolean    tandem_val_is_given          (TandemVal            self);
char       *tandem_val_to_json           (TandemVal            self);
gboolean    tandem_val_is_absent         (TandemVal            self);
gboolean    tandem_val_is_keyed          (TandemVal            self);
gboolean    tandem_val_is_set            (TandemVal            self);
gboolean    tandem_val_are_mergeable     (TandemValTest        is_proper,
                                          TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs);
gboolean    tandem_val_is_object         (TandemVal            self);
char      **tandem_val_dup_strv          (TandemVal            self);
int         tandem_compare_strings       (gconstpointer        a,
                                          gconstpointer        b);
GPtrArray  *tandem_vals_member_names     (TandemVal            a,
                                          TandemVal            b,
                                          TandemVal            c);

/* ---- checking ------------------------------------------------------------ */

void        tandem_checking_report       (TandemChecking      *self,
                                          TandemSeverity       severity,
                                          const char          *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void        tandem_checking_wrong        (TandemChecking      *self,
                                          TandemVal            value,
                                          const char          *expected);
void        tandem_check_table           (TandemChecking      *self,
                                          const TandemField   *table,
                                          guint                n_fields,
                                          TandemVal            object);

/* ---- differences --------------------------------------------------------- */

void        tandem_diffing_report        (TandemDiffing       *self,
                                          char                *before,
                                          char                *after);
void        tandem_diff_text             (TandemDiffing       *self,
                                          const TandemField   *field,
                                          TandemVal            before,
                                          TandemVal            after);
void        tandem_diff_table            (TandemDiffing       *self,
                                          const TandemField   *table,
                                          guint                n_fields,
                                          TandemVal            before,
                                          TandemVal            after);

/* ---- merging ------------------------------------------------------------- */

gboolean    tandem_merge_trivial         (TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs,
                                          TandemVal           *result);
gboolean    tandem_merging_write         (TandemMerging       *self,
                                          TandemVal            value);
gboolean    tandem_merge_scalar          (TandemMerging       *self,
                                          const TandemField   *field,
                                          TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs);
gboolean    tandem_merge_members         (TandemMerging       *self,
                                          const TandemField   *field,
                                          TandemMergeFunc      merge_member,
                                          TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs);
gboolean    tandem_merge_set             (TandemMerging       *self,
                                          const TandemField   *field,
                                          TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs);
gboolean    tandem_merge_table           (TandemMerging       *self,
                                          const TandemField   *table,
                                          guint                n_fields,
                                          TandemVal            base,
                                          TandemVal            mine,
                                          TandemVal            theirs);
char       *tandem_merge_lines           (const char          *base,
                                          const char          *mine,
                                          const char          *theirs);

/* ---- shared operations of types that are a string or an array of strings -- */

GParamSpec *tandem_type_string_pspec     (const char          *name,
                                          const char          *nick);
GParamSpec *tandem_type_strv_pspec       (const char          *name,
                                          const char          *nick);
void        tandem_type_string_to_value  (const TandemField   *field,
                                          TandemVal            value,
                                          const TandemContext *context,
                                          GValue              *property);
void        tandem_type_text_to_value    (const TandemField   *field,
                                          TandemVal            value,
                                          const TandemContext *context,
                                          GValue              *property);
void        tandem_type_strv_to_value    (const TandemField   *field,
                                          TandemVal            value,
                                          const TandemContext *context,
                                          GValue              *property);
TandemColumn tandem_type_string_column   (const TandemField   *field,
                                          TandemVal            value);
TandemColumn tandem_column_int           (gint64               integer);
char       *tandem_type_string_text      (const TandemField   *field,
                                          TandemVal            value,
                                          const TandemContext *context);

/* ---- text in, text out --------------------------------------------------- */

gboolean    tandem_parse_error           (const TandemField   *field,
                                          GError             **error,
                                          const char          *format,
                                          ...) G_GNUC_PRINTF (3, 4);
char      **tandem_split_list            (const char          *text);
char       *tandem_strv_to_json          (const char *const   *strings);
char       *tandem_object_with           (TandemVal            before,
                                          const char *const   *members);
char       *tandem_parse_decimal         (const char          *text);
gboolean    tandem_decimal_is_valid      (const char          *text);
gint64      tandem_decimal_thousandths   (const char          *text);
char       *tandem_decimal_to_text       (const char          *text);
TandemDate  tandem_date_parse_typed      (const char          *text,
                                          TandemDate           today);
TandemDate  tandem_date_parse_month_typed (const char         *text);
char       *tandem_language_to_text      (const char          *tag,
                                          const TandemContext *context);
gboolean    tandem_language_is_valid     (const char          *tag);
gboolean    tandem_id_is_of              (const TandemField   *field,
                                          const char          *id);

/* ---- JSON Schema --------------------------------------------------------- */

void        tandem_schema_member         (JsonBuilder         *builder,
                                          const char          *name,
                                          const char          *value);
void        tandem_schema_string         (JsonBuilder         *builder,
                                          const char          *pattern);
void        tandem_schema_table          (JsonBuilder         *builder,
                                          const TandemField   *table,
                                          guint                n_fields,
                                          const char          *key);

G_END_DECLS
