/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-kind.h"

G_BEGIN_DECLS

/**
 * TandemRecord:
 *
 * A record on the main thread: an identity that lasts, holding the current
 * snapshot. Each kind is a final class whose read-only properties follow the
 * snapshot: for a field `due` there are `due` (typed) and `due-text` (for
 * people); a computed value has one. All have `id` and `display-title`.
 */
#define TANDEM_TYPE_RECORD (tandem_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemRecord, tandem_record, TANDEM, RECORD, GObject)

struct _TandemRecordClass
{
  GObjectClass parent_class;

  const TandemKind *kind;
  GParamSpec **properties;
};

TandemRecord        *tandem_record_new           (TandemDoc           *doc,
                                                  TandemContext       *context);
const TandemKind    *tandem_record_get_kind      (TandemRecord        *self);
const char          *tandem_record_get_id        (TandemRecord        *self);
TandemDoc           *tandem_record_get_doc       (TandemRecord        *self);
void                 tandem_record_set_doc       (TandemRecord        *self,
                                                  TandemDoc           *doc);
TandemContext       *tandem_record_get_context   (TandemRecord        *self);
void                 tandem_record_set_context   (TandemRecord        *self,
                                                  TandemContext       *context);

GListModel          *tandem_record_dup_items     (TandemRecord        *self,
                                                  guint                field);

void                 tandem_record_class_install (TandemRecordClass   *klass,
                                                  const TandemKind    *kind);

/* Defines the final class of a kind, its GType function and class_init, beside
 * the static TandemKind called tandem_NAME_kind in the same file. */
#define TANDEM_DEFINE_RECORD(TypeName, type_name)                             \
  struct _##TypeName { TandemRecord parent_instance; };                       \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, TANDEM_TYPE_RECORD)               \
  static void type_name##_class_init (TypeName##Class *klass)                 \
  {                                                                           \
    tandem_record_class_install (TANDEM_RECORD_CLASS (klass), &type_name##_kind); \
  }                                                                           \
  static void type_name##_init (TypeName *self) { (void) self; }

G_END_DECLS
