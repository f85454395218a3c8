/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tandem-demo.h"
#include "tandem-seed.h"

/* Commands that fill a workspace. */

#define MAX_SCALE 100

/* Documents saved at once: the memory of one transaction stays bounded. */
#define BATCH 20000

/* Into a new workspace it is loaded; beside a person's own records it is an edit
 * like others, which can be undone. */
static gboolean
run_demo (TandemCtl *ctl,
          GError   **error)
{
  g_autoptr(GPtrArray) documents = tandem_demo_documents (error);
  g_autoptr(TandemBatch) batch = tandem_batch_new (_("Demo Programme"));
  gboolean is_new = !tandem_store_exists (tandem_ctl_get_folder (ctl));
  TandemStore *store;

  if (documents == NULL || !(store = tandem_ctl_open_or_make (ctl, error)))
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      TandemDoc *after = g_ptr_array_index (documents, i);
      g_autoptr(TandemDoc) before = tandem_store_get (store, tandem_doc_get_id (after), NULL);

      tandem_batch_put (batch, before, after);
    }
  tandem_batch_set_import (batch, is_new);
  if (!tandem_store_save (store, batch, error))
    return FALSE;
  tandem_ctl_print (_("The demo programme is in %s: %u records.\n"), tandem_ctl_get_folder (ctl), documents->len);

  return TRUE;
}

const TandemCommand tandem_command_demo =
{
  .name = "demo",
  .summary = N_("Fill the workspace with the demo programme"),
  .run = run_demo,
};

/* ---- a large programme ------------------------------------------------------- */

static gboolean
read_number (TandemCtl  *ctl,
             const char *option,
             double      fallback,
             double      max,
             double     *number,
             GError    **error)
{
  const char *text = tandem_ctl_option (ctl, option);
  char *end = NULL;

  *number = text != NULL ? g_ascii_strtod (text, &end) : fallback;
  if (text == NULL || (end != text && *end == '\0' && *number >= 0 && *number <= max))
    return TRUE;

  return tandem_ctl_usage (error, _("--%s: “%s” is not a number from 0 to %.0f"), option, text, max);
}

static gboolean
save (TandemStore *store,
      TandemBatch *batch,
      GError     **error)
{
  tandem_batch_set_import (batch, TRUE);

  return tandem_store_save (store, batch, error);
}

static gboolean
fill (TandemStore *store,
      TandemSeed  *seed,
      guint       *n_documents,
      GError     **error)
{
  g_autoptr(TandemBatch) batch = NULL;
  TandemDoc *doc;

  while ((doc = tandem_seed_next (seed)) != NULL)
    {
      if (batch == NULL)
        batch = tandem_batch_new (_("Large Programme"));
      tandem_batch_put (batch, NULL, doc);
      tandem_doc_unref (doc);
      ++*n_documents;
      if (tandem_batch_get_n_edits (batch) < BATCH)
        continue;
      if (!save (store, batch, error))
        return FALSE;
      g_clear_pointer (&batch, tandem_batch_unref);
    }

  return batch == NULL || save (store, batch, error);
}

static gboolean
run_seed (TandemCtl *ctl,
          GError   **error)
{
  g_autoptr(TandemSeed) seed = NULL;
  TandemStore *store;
  double scale, number;
  guint n_documents = 0;

  if (!read_number (ctl, "scale", 1, MAX_SCALE, &scale, error) ||
      !read_number (ctl, "seed", 1, G_MAXUINT32, &number, error))
    return FALSE;
  if (tandem_store_exists (tandem_ctl_get_folder (ctl)))
    {
      g_set_error (error, TANDEM_CTL_ERROR, TANDEM_CTL_ERROR_FAILED,
                   _("%s: there is a workspace already; a large programme is only put into a new one"),
                   tandem_ctl_get_folder (ctl));
      return FALSE;
    }
  if (!(store = tandem_ctl_open_or_make (ctl, error)))
    return FALSE;

  seed = tandem_seed_new (scale, (guint64) number);
  if (!fill (store, seed, &n_documents, error))
    return FALSE;
  tandem_ctl_print (_("A large programme is in %s: %u records.\n"), tandem_ctl_get_folder (ctl), n_documents);

  return TRUE;
}

static const GOptionEntry seed_options[] =
{
  TANDEM_OPTION ("scale", 0, N_("How large: 1 is about 500 cities and 75,000 milestones"), N_("N")),
  TANDEM_OPTION ("seed", 0, N_("Another programme of the same size"), N_("NUMBER")),
  { NULL },
};

const TandemCommand tandem_command_seed =
{
  .name = "seed",
  .synopsis = "[--scale=N] [--seed=NUMBER]",
  .summary = N_("Make a workspace with a large made-up programme, the same at each run"),
  .options = seed_options,
  .run = run_seed,
};
