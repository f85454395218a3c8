/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-list-become.h"

/**
 * tandem_list_become:
 * @store: objects
 * @wanted: (nullable) (element-type GObject): objects, NULL for none
 *
 * Makes @store what @wanted says by replacing the part that differs, so that
 * rows that stay keep their place and the view its scroll position.
 */
void
tandem_list_become (GListStore *store,
                    GPtrArray  *wanted)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_new = wanted != NULL ? wanted->len : 0;
  guint head = 0;
  guint tail = 0;
  gpointer *items = wanted != NULL ? wanted->pdata : NULL;

  while (head < MIN (n_old, n_new))
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (item != items[head])
        break;
      head++;
    }
  while (tail < MIN (n_old, n_new) - head)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (store), n_old - tail - 1);

      if (item != items[n_new - tail - 1])
        break;
      tail++;
    }

  if (head < n_old - tail || head < n_new - tail)
    g_list_store_splice (store, head, n_old - head - tail, items != NULL ? items + head : NULL, n_new - head - tail);
}
