/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>
#include <glib/gi18n-lib.h>

#include "tandem-doc.h"
#include "tandem-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  TANDEM_REQUIRED   = 1 << 0,   /* must be there before the record can be saved */
  TANDEM_EXPECTED   = 1 << 1,   /* its absence is a gap, not an error */
  TANDEM_INDEXED    = 1 << 2,   /* a column with an index */
  TANDEM_LISTED     = 1 << 3,   /* a column; shown in lists */
  TANDEM_SEARCHED   = 1 << 4,   /* in the full-text index */
  TANDEM_TITLE      = 1 << 5,   /* what the record is called by */
  TANDEM_CODE       = 1 << 6,   /* the short code before the title */
  TANDEM_LONG       = 1 << 7,   /* several paragraphs */
  TANDEM_FROZEN     = 1 << 8,   /* set by the program (baselines); never edited by hand */
  TANDEM_PERSONAL   = 1 << 9,   /* about a person: left out of public exports */
  TANDEM_HIDDEN     = 1 << 10,  /* not in forms */
  TANDEM_ORDER      = 1 << 11,  /* fractional index among siblings */
  TANDEM_PARENT     = 1 << 12,  /* this reference says what the record belongs to */
} TandemFieldFlags;

/* One row of operations a type of field; see tandem-field-type.h. */
typedef struct _TandemFieldType TandemFieldType;

extern const TandemFieldType tandem_type_text;      /* string */
extern const TandemFieldType tandem_type_url;       /* string, http or https */
extern const TandemFieldType tandem_type_l10n;      /* {"en": {"text", "status"}, …} */
extern const TandemFieldType tandem_type_date;      /* "2026-05-17" */
extern const TandemFieldType tandem_type_month;     /* "2026-05" */
extern const TandemFieldType tandem_type_period;    /* {"from", "to"}: date or month each, "to" may be missing */
extern const TandemFieldType tandem_type_moment;    /* "2026-05-17T09:00" civil, or a date; zone in its own field */
extern const TandemFieldType tandem_type_enum;      /* a code */
extern const TandemFieldType tandem_type_enum_set;  /* array of codes, each once */
extern const TandemFieldType tandem_type_text_set;  /* array of strings, each once (language tags, names) */
extern const TandemFieldType tandem_type_ref;       /* "kind:ULID" */
extern const TandemFieldType tandem_type_refs;      /* array of ids, each once */
extern const TandemFieldType tandem_type_int;       /* number within ±2^53 */
extern const TandemFieldType tandem_type_bool;
extern const TandemFieldType tandem_type_decimal;   /* "12.50": a string, so that no digit is lost */
extern const TandemFieldType tandem_type_money;     /* {"amount": "12.50", "currency": "EUR", "price_year"} */
extern const TandemFieldType tandem_type_stat;      /* {"value": "7000000", "unit", "year", "source", "confidence"} */
extern const TandemFieldType tandem_type_geo;       /* {"lat": "37.4765", "lon": "121.4408"} */
extern const TandemFieldType tandem_type_object;    /* its sub-table */
extern const TandemFieldType tandem_type_list;      /* array of objects of the sub-table, keyed by "id" */

/**
 * TandemTransition:
 * @from: a code
 * @to: the codes that may follow it, ending in NULL
 *
 * One row of a state machine; a table of them ends with a row without @from.
 * A step that is not in the table is still possible, and warned about.
 */
typedef struct
{
  const char *from;
  const char *to[8];
} TandemTransition;

/**
 * TandemField:
 * @name: snake_case, as in JSON
 * @label: English label, marked with N_()
 * @type: operations
 * @arg: what the type needs: a TandemVocabularyRef, a TandemRange, a kind list
 * @sub: (array length=n_sub): table of the members of an object or list item
 * @group: (nullable): heading in forms, marked with N_()
 * @help: (nullable): one sentence for the form, marked with N_()
 * @transitions: (nullable): of an enumeration that is a state: what may follow what
 *
 * One line of a kind's table.
 */
struct _TandemField
{
  const char *name;
  const char *label;
  const TandemFieldType *type;
  TandemFieldFlags flags;
  gconstpointer arg;
  const TandemField *sub;
  guint n_sub;
  const char *group;
  const char *help;
  const TandemTransition *transitions;
};

/* Inclusive bounds of a number. */
typedef struct
{
  gint64 min;
  gint64 max;
  const TandemVocabulary *words;    /* (nullable): of the numbers from @min on, for people */
} TandemRange;

/* Names of the kinds a reference may point at, NULL-terminated. */
typedef const char *const *TandemKindNames;

#define TANDEM_FIELD_PLAIN_(NAME, LABEL, TYPE, FLAGS, ARG, ...) \
  { .name = (NAME), .label = (LABEL), .type = &(TYPE), .flags = (TandemFieldFlags) (FLAGS), .arg = (ARG), ##__VA_ARGS__ }

#define TANDEM_FIELD_TEXT(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_text, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_URL(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_url, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_L10N(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_l10n, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_DATE(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_date, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_MONTH(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_month, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_PERIOD(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_period, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_MOMENT(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_moment, FLAGS, NULL, ##__VA_ARGS__)
/* VOCABULARY is a TandemVocabularyRef with static storage. */
#define TANDEM_FIELD_ENUM(NAME, LABEL, VOCABULARY, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_enum, FLAGS, &(VOCABULARY), ##__VA_ARGS__)
#define TANDEM_FIELD_ENUM_SET(NAME, LABEL, VOCABULARY, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_enum_set, FLAGS, &(VOCABULARY), ##__VA_ARGS__)
#define TANDEM_FIELD_TEXT_SET(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_text_set, FLAGS, NULL, ##__VA_ARGS__)
/* KINDS is a static const char *const [] that ends in NULL. */
#define TANDEM_FIELD_REF(NAME, LABEL, KINDS, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_ref, FLAGS, (KINDS), ##__VA_ARGS__)
#define TANDEM_FIELD_REFS(NAME, LABEL, KINDS, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_refs, FLAGS, (KINDS), ##__VA_ARGS__)
/* RANGE is a TandemRange with static storage, or NULL's address is never taken: use TANDEM_FIELD_INT for any integer. */
#define TANDEM_FIELD_INT(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_int, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_INT_IN(NAME, LABEL, RANGE, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_int, FLAGS, &(RANGE), ##__VA_ARGS__)
#define TANDEM_FIELD_BOOL(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_bool, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_DECIMAL(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_decimal, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_MONEY(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_money, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_STAT(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_stat, FLAGS, NULL, ##__VA_ARGS__)
#define TANDEM_FIELD_GEO(NAME, LABEL, FLAGS, ...) TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_geo, FLAGS, NULL, ##__VA_ARGS__)
/* SUB is a static const TandemField []; of a list, items carry their own "id" besides. */
#define TANDEM_FIELD_OBJECT(NAME, LABEL, SUB, FLAGS, ...) \
  TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_object, FLAGS, NULL, .sub = (SUB), .n_sub = G_N_ELEMENTS (SUB), ##__VA_ARGS__)
#define TANDEM_FIELD_LIST(NAME, LABEL, SUB, FLAGS, ...) \
  TANDEM_FIELD_PLAIN_ (NAME, LABEL, tandem_type_list, FLAGS, NULL, .sub = (SUB), .n_sub = G_N_ELEMENTS (SUB), ##__VA_ARGS__)

/* The last rows of every kind's table. */
#define TANDEM_COMMON_FIELDS                                                                              \
  TANDEM_FIELD_BOOL ("illustration", N_("Illustration"), 0, .group = N_("Origin"),                        \
                     .help = N_("Assumed for illustration, not a fact of the programme")),                \
  TANDEM_FIELD_TEXT ("source", N_("Source"), 0, .group = N_("Origin"), .help = N_("Where the facts come from"))

/* Questions one can ask of any field, in any layer. */
char                   *tandem_field_dup_text       (const TandemField   *self,
                                                     TandemVal            value,
                                                     const TandemContext *context);
char                   *tandem_field_parse_text     (const TandemField   *self,
                                                     TandemVal            before,
                                                     const char          *text,
                                                     const TandemContext *context,
                                                     GError             **error);
const TandemVocabulary *tandem_field_get_vocabulary (const TandemField   *self,
                                                     const TandemContext *context);
const TandemField      *tandem_field_find           (const TandemField   *table,
                                                     guint                n_fields,
                                                     const char          *name);

const char             *tandem_field_get_label      (const TandemField   *self);
const char             *tandem_field_get_type_name  (const TandemField   *self);
gboolean                tandem_field_is_reference   (const TandemField   *self);
gboolean                tandem_field_accepts_kind   (const TandemField   *self,
                                                     const char          *kind);
gboolean                tandem_field_can_follow     (const TandemField   *self,
                                                     const char          *from,
                                                     const char          *to);

/* Localized text: which language the others are translated from, and the
 * statuses of a translation. */
const char             *tandem_l10n_get_base        (TandemVal            value);
extern const TandemVocabularyRef tandem_translation_status;

/* The column of a field, for a store: NULL where the type has none. */
typedef struct
{
  enum { TANDEM_COLUMN_NULL, TANDEM_COLUMN_INT, TANDEM_COLUMN_TEXT } type;
  gint64 integer;
  const char *text;         /* borrowed from the snapshot, or interned */
} TandemColumn;

#define TANDEM_NO_COLUMN ((TandemColumn) { .type = TANDEM_COLUMN_NULL })

const char             *tandem_field_get_sql_type   (const TandemField   *self);
TandemColumn            tandem_field_get_column     (const TandemField   *self,
                                                     TandemVal            value);

G_END_DECLS
