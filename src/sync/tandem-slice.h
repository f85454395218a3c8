/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemSlice:
 *
 * The bytes of one value inside a JSON text that was found well-formed as a
 * whole, so that a document can be taken out of an answer byte for byte. Valid
 * as long as the text is. An absent value has no bytes.
 */
typedef struct
{
  const char *start;            /* (nullable) */
  const char *end;
} TandemSlice;

gboolean    tandem_slice_parse       (const char   *text,
                                      gsize         length,
                                      TandemSlice  *root,
                                      GError      **error);
gboolean    tandem_slice_exists      (TandemSlice   self);
gboolean    tandem_slice_is_object   (TandemSlice   self);
gboolean    tandem_slice_is_array    (TandemSlice   self);
gboolean    tandem_slice_is_true     (TandemSlice   self);
gsize       tandem_slice_length      (TandemSlice   self);
TandemSlice tandem_slice_member      (TandemSlice   self,
                                      const char   *name);
char       *tandem_slice_dup_string  (TandemSlice   self);
gboolean    tandem_slice_get_int     (TandemSlice   self,
                                      gint64       *value);

/* Typed readers: the error names the place and what is there instead. */
char       *tandem_slice_need_string (TandemSlice   self,
                                      const char   *name,
                                      GError      **error);
gboolean    tandem_slice_need_array  (TandemSlice   self,
                                      const char   *name,
                                      TandemSlice  *value,
                                      GError      **error);

/* Elements of an array, or members of an object with the slice of their name. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean object;
} TandemSliceIter;

void        tandem_slice_iter_init   (TandemSliceIter *iter,
                                      TandemSlice      container);
gboolean    tandem_slice_iter_next   (TandemSliceIter *iter,
                                      TandemSlice     *name,
                                      TandemSlice     *value);

G_END_DECLS
