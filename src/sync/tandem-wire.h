/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tandem-slice.h"

G_BEGIN_DECLS

/* One revision of a document as it travels: the members of the protocol taken
 * apart, the body without them and otherwise byte for byte. */
typedef struct
{
  char *id;
  char *rev;
  gboolean deleted;
  guint start;                  /* generation of ids[0] */
  GStrv ids;                    /* newest first */
  GBytes *body;
} TandemWireDoc;

void           tandem_wire_doc_free (TandemWireDoc     *self);
TandemWireDoc *tandem_wire_doc_read (TandemSlice        slice,
                                     GError           **error);
char          *tandem_wire_doc_write (const char       *id,
                                     guint              start,
                                     const char *const *ids,
                                     GBytes            *body);
/* a sequence, text or number, as it goes into an address or back into JSON */
char          *tandem_wire_dup_seq  (TandemSlice        slice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemWireDoc, tandem_wire_doc_free)

G_END_DECLS
