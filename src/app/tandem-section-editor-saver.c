/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-section-editor-saver.h"

#include <glib/gi18n-lib.h>

#include "tandem-store-sync.h"
#include "tandem-translation.h"

#define SAVE_WHEN_IDLE_MS 350
#define SAVE_AT_LATEST_MS 700
#define RETRY_MS          5000
#define BURST_ENDS_MS     15000     /* without a key: the next one begins another undo step */

struct _TandemSectionEditorSaver
{
  GObject        parent_instance;

  TandemSession *session;       /* (owned) */
  char          *source;        /* (owned): language */
  TandemDoc     *doc;           /* (owned): what the next save starts from */
  GHashTable    *written;       /* language → text that is not on its way yet */
  GHashTable    *sending;       /* language → text that is */
  TandemDoc     *sent;          /* (owned) (nullable): the record with it */
  int            keep;          /* passage of @keep_language that is being worked on */
  char          *keep_language; /* (owned) (nullable) */
  int            right;         /* passage of it that is right now, -1: none */
  gint64         first_key;     /* monotonic; of what is not on its way */
  guint          timer;
  guint          burst_timer;
  gboolean       in_burst;
  gboolean       failing;
  gboolean       flushing;      /* what comes after what is on its way goes at once */
};

enum
{
  COLLECT,
  CHANGED,
  JOINED,
  CLASHED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemSectionEditorSaver, tandem_section_editor_saver, G_TYPE_OBJECT)

static void save (TandemSectionEditorSaver *self);

static gboolean
timer_cb (gpointer user_data)
{
  TandemSectionEditorSaver *self = user_data;

  self->timer = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (TandemSectionEditorSaver *self,
          guint                     milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (milliseconds, timer_cb, self);
}

static void
tell_failure (TandemSectionEditorSaver *self,
              const char               *message)
{
  if (message == NULL && !self->failing)
    return;

  self->failing = message != NULL;
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* ---- what changed elsewhere ------------------------------------------------------ */

/* What was typed on top of @base: not on its way yet, or just arrived. */
static const char *
get_mine (TandemSectionEditorSaver *self,
          const char               *language)
{
  const char *mine = g_hash_table_lookup (self->written, language);

  return mine != NULL ? mine : g_hash_table_lookup (self->sending, language);
}

static void
join_language (TandemSectionEditorSaver *self,
               const char               *language,
               const TandemDoc          *base,
               const TandemDoc          *theirs)
{
  const char *base_text = tandem_translation_get_text (base, language);
  const char *their_text = tandem_translation_get_text (theirs, language);
  g_autofree char *mine = g_strdup (get_mine (self, language));
  g_autofree char *joined = NULL;
  gboolean clashed = FALSE;

  if (mine == NULL)
    {
      if (!g_str_equal (base_text, their_text))
        g_signal_emit (self, signals[JOINED], 0, language, their_text);
      return;
    }

  joined = tandem_prose_join (base_text, mine, their_text, &clashed);
  if (!g_str_equal (joined, their_text))
    g_hash_table_replace (self->written, g_strdup (language), g_strdup (joined));
  else
    g_hash_table_remove (self->written, language);
  if (!g_str_equal (joined, mine))
    g_signal_emit (self, signals[JOINED], 0, language, joined);
  if (clashed)
    {
      /* the same, with their words where both changed the same lines */
      g_autofree char *other = tandem_prose_join (base_text, their_text, mine, &clashed);

      g_signal_emit (self, signals[CLASHED], 0, language, other);
    }
}

/* Where both changed the same lines those that are being written stand, on top
 * of theirs: these stay in the history, and are shown. */
static void
join (TandemSectionEditorSaver *self,
      const TandemDoc          *base,
      TandemDoc                *theirs)
{
  g_autoptr(GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(TandemDoc) before = tandem_doc_ref ((TandemDoc *) base);
  const TandemDoc *docs[] = { before, theirs };
  GHashTableIter keys;
  TandemValIter iter;
  const char *tag;
  gpointer key;
  TandemVal entry;

  for (guint i = 0; i < G_N_ELEMENTS (docs); i++)
    {
      tandem_val_iter_init (&iter, tandem_doc_get (docs[i], "body"));
      while (tandem_val_iter_next (&iter, &tag, &entry))
        g_hash_table_add (languages, (gpointer) tag);
    }
  g_hash_table_iter_init (&keys, languages);
  while (g_hash_table_iter_next (&keys, &key, NULL))
    join_language (self, key, before, theirs);

  tandem_doc_unref (self->doc);
  self->doc = tandem_doc_ref (theirs);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
same_body (const TandemDoc *a,
           const TandemDoc *b)
{
  gsize n_a, n_b;
  const char *body_a = tandem_doc_get_body (a, &n_a);
  const char *body_b = tandem_doc_get_body (b, &n_b);

  return n_a == n_b && memcmp (body_a, body_b, n_a) == 0;
}

static void
look_again (TandemSectionEditorSaver *self)
{
  g_autoptr(TandemDoc) stored = NULL;

  /* what is on its way is compared when it has arrived */
  if (self->sent != NULL)
    return;

  stored = tandem_store_get (tandem_session_get_store (self->session), tandem_doc_get_id (self->doc), NULL);
  if (stored == NULL || same_body (stored, self->doc))
    return;
  g_signal_emit (self, signals[COLLECT], 0);
  join (self, self->doc, stored);
}

static void
store_changed_cb (TandemSectionEditorSaver *self,
                  GPtrArray                *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), tandem_doc_get_id (self->doc)))
      {
        look_again (self);
        return;
      }
}

/* ---- saving ----------------------------------------------------------------------- */

/* Whether the text met another one on its way: the store keeps both then. */
static gboolean
has_clashed (TandemSectionEditorSaver *self)
{
  g_autoptr(GPtrArray) clashes = tandem_store_clashes (tandem_session_get_store (self->session),
                                                       tandem_doc_get_id (self->doc), NULL);

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    if (g_str_has_prefix (((TandemClash *) clashes->pdata[i])->path, "body"))
      return TRUE;

  return FALSE;
}

/* Another than was sent is there: joined with others' work, or undone already. */
static void
look_at_arrived (TandemSectionEditorSaver *self,
                 const TandemDoc          *base)
{
  g_autoptr(TandemDoc) stored = tandem_store_get (tandem_session_get_store (self->session),
                                                  tandem_doc_get_id (self->doc), NULL);

  if (stored == NULL || same_body (stored, self->doc))
    return;
  g_signal_emit (self, signals[COLLECT], 0);
  if (has_clashed (self))
    {
      join (self, base, stored);
      return;
    }
  g_hash_table_remove_all (self->sending);
  join (self, self->doc, stored);
}

/* What could not be saved is written again, unless something newer is. */
static void
take_back (TandemSectionEditorSaver *self)
{
  GHashTableIter iter;
  gpointer language, text;

  g_hash_table_iter_init (&iter, self->sending);
  while (g_hash_table_iter_next (&iter, &language, &text))
    if (!g_hash_table_contains (self->written, language))
      g_hash_table_insert (self->written, g_strdup (language), g_strdup (text));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TandemSectionEditorSaver) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean saved = tandem_session_save_finish (TANDEM_SESSION (source), result, &error);
  g_autoptr(TandemDoc) sent = g_steal_pointer (&self->sent);
  g_autoptr(TandemDoc) base = tandem_doc_ref (self->doc);

  if (!saved)
    {
      take_back (self);
      tell_failure (self, error->message);
    }
  else
    {
      tandem_doc_unref (self->doc);
      self->doc = g_steal_pointer (&sent);
      tell_failure (self, NULL);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (saved)
    look_at_arrived (self, base);
  g_hash_table_remove_all (self->sending);
  if (self->flushing && saved)
    save (self);
  else if (g_hash_table_size (self->written) > 0)
    schedule (self, saved ? SAVE_WHEN_IDLE_MS : RETRY_MS);
  self->flushing = FALSE;
}

static void
send (TandemSectionEditorSaver *self,
      TandemDoc                *after,
      const char               *label,
      gboolean                  continues)
{
  g_autoptr(TandemBatch) batch = tandem_batch_new (label);

  tandem_batch_put (batch, self->doc, after);
  tandem_batch_set_continues (batch, continues);
  self->sent = tandem_doc_ref (after);
  tandem_session_save_async (self->session, batch, saved_cb, g_object_ref (self));
}

static TandemDoc *
make_doc (TandemSectionEditorSaver *self,
          GError                  **error)
{
  TandemContext *context = tandem_session_get_context (self->session);
  TandemDoc *doc = tandem_doc_ref (self->doc);
  GHashTableIter iter;
  gpointer language, text;

  g_hash_table_iter_init (&iter, self->written);
  while (g_hash_table_iter_next (&iter, &language, &text))
    {
      int keep = g_strcmp0 (self->keep_language, language) == 0 ? self->keep : -1;
      TandemDoc *after = tandem_translation_with_text (doc, self->source, language, text, keep,
                                                       tandem_context_get_today (context), error);

      tandem_doc_unref (doc);
      if (after == NULL)
        return NULL;
      doc = after;
    }
  if (self->right >= 0 && self->keep_language != NULL)
    {
      TandemDoc *after = tandem_translation_with_right (doc, self->source, self->keep_language, (guint) self->right,
                                                        error);

      tandem_doc_unref (doc);
      doc = after;
    }

  return doc;
}

static void
explain (TandemSectionEditorSaver *self,
         const GError             *error)
{
  tell_failure (self, g_error_matches (error, TANDEM_DOC_ERROR, TANDEM_DOC_ERROR_LIMIT)
                      ? _("This section is too long to be saved. Move a part of it to another section.")
                      : error->message);
}

static void
save (TandemSectionEditorSaver *self)
{
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  GHashTable *swapped;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->sent != NULL || g_hash_table_size (self->written) == 0)
    return;

  after = make_doc (self, &error);
  if (after == NULL)
    {
      explain (self, error);
      return;
    }
  self->right = -1;
  swapped = self->sending;
  self->sending = self->written;
  self->written = swapped;
  if (same_body (after, self->doc))
    {
      g_hash_table_remove_all (self->sending);
      tell_failure (self, NULL);
      return;
    }

  title = tandem_doc_dup_title (after, tandem_session_get_context (self->session));
  /* Translators: the name of an undo step; %s is the heading of a section */
  label = g_strdup_printf (_("Write “%s”"), title);
  send (self, after, label, self->in_burst);
  self->in_burst = TRUE;
}

static gboolean
burst_timer_cb (gpointer user_data)
{
  TandemSectionEditorSaver *self = user_data;

  self->burst_timer = 0;
  self->in_burst = FALSE;

  return G_SOURCE_REMOVE;
}

/* ---- the object --------------------------------------------------------------------- */

static void
tandem_section_editor_saver_dispose (GObject *object)
{
  TandemSectionEditorSaver *self = TANDEM_SECTION_EDITOR_SAVER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->burst_timer, g_source_remove);

  G_OBJECT_CLASS (tandem_section_editor_saver_parent_class)->dispose (object);
}

static void
tandem_section_editor_saver_finalize (GObject *object)
{
  TandemSectionEditorSaver *self = TANDEM_SECTION_EDITOR_SAVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->doc, tandem_doc_unref);
  g_clear_pointer (&self->sent, tandem_doc_unref);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->sending);
  g_free (self->keep_language);
  g_free (self->source);

  G_OBJECT_CLASS (tandem_section_editor_saver_parent_class)->finalize (object);
}

static void
tandem_section_editor_saver_class_init (TandemSectionEditorSaverClass *klass)
{
  GType type = TANDEM_TYPE_SECTION_EDITOR_SAVER;

  G_OBJECT_CLASS (klass)->dispose = tandem_section_editor_saver_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_section_editor_saver_finalize;

  signals[COLLECT] = g_signal_new ("collect", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JOINED] = g_signal_new ("joined", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_STRING);
  signals[CLASHED] = g_signal_new ("clashed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
tandem_section_editor_saver_init (TandemSectionEditorSaver *self)
{
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->keep = self->right = -1;
}

/**
 * tandem_section_editor_saver_new:
 * @session: the session
 * @section: a section as the store has it
 * @source_language: tag of the language others are made from
 *
 * Returns: (transfer full): a saver for the section
 */
TandemSectionEditorSaver *
tandem_section_editor_saver_new (TandemSession *session,
                                 TandemDoc     *section,
                                 const char    *source_language)
{
  TandemSectionEditorSaver *self = g_object_new (TANDEM_TYPE_SECTION_EDITOR_SAVER, NULL);

  self->session = g_object_ref (session);
  self->doc = tandem_doc_ref (section);
  self->source = g_strdup (source_language);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

TandemDoc *
tandem_section_editor_saver_get_doc (TandemSectionEditorSaver *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self), NULL);

  return self->sent != NULL ? self->sent : self->doc;
}

/**
 * tandem_section_editor_saver_get_text:
 * @self: a saver
 * @language: a language tag
 *
 * Returns: the newest text there is in the language, saved or not
 */
const char *
tandem_section_editor_saver_get_text (TandemSectionEditorSaver *self,
                                      const char               *language)
{
  const char *text;

  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self), NULL);

  text = g_hash_table_lookup (self->written, language);
  if (text == NULL)
    text = g_hash_table_lookup (self->sending, language);

  return text != NULL ? text : tandem_translation_get_text (self->doc, language);
}

gboolean
tandem_section_editor_saver_is_dirty (TandemSectionEditorSaver *self)
{
  g_return_val_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self), FALSE);

  return self->sent != NULL || g_hash_table_size (self->written) > 0;
}

/**
 * tandem_section_editor_saver_write:
 * @self: a saver
 * @language: a language tag
 * @text: what its text is now
 * @keep: number of a passage that is still being worked on, -1: none
 *
 * Takes over what was typed; it is saved soon.
 */
void
tandem_section_editor_saver_write (TandemSectionEditorSaver *self,
                                   const char               *language,
                                   const char               *text,
                                   int                       keep)
{
  gint64 now = g_get_monotonic_time ();
  gint64 waited;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self));
  g_return_if_fail (language != NULL && text != NULL);

  if (g_hash_table_size (self->written) == 0)
    self->first_key = now;
  g_hash_table_replace (self->written, g_strdup (language), g_strdup (text));
  g_set_str (&self->keep_language, language);
  self->keep = keep;

  g_clear_handle_id (&self->burst_timer, g_source_remove);
  self->burst_timer = g_timeout_add (BURST_ENDS_MS, burst_timer_cb, self);
  waited = (now - self->first_key) / 1000;
  schedule (self, (guint) CLAMP (SAVE_AT_LATEST_MS - waited, 0, SAVE_WHEN_IDLE_MS));
}

/**
 * tandem_section_editor_saver_settle:
 * @self: a saver
 * @language: tag of a translation
 * @text: what its text is now
 * @passage: number of a passage in it
 *
 * The writer has gone on from a passage that was out of date, and had worked on
 * it: it says what the source says now.
 */
void
tandem_section_editor_saver_settle (TandemSectionEditorSaver *self,
                                    const char               *language,
                                    const char               *text,
                                    guint                     passage)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self));

  tandem_section_editor_saver_write (self, language, text, (int) passage);
  self->right = (int) passage;
}

/* What was typed goes on its way now. */
void
tandem_section_editor_saver_flush (TandemSectionEditorSaver *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self));

  self->flushing = self->sent != NULL;
  save (self);
}

/* The writer went away from it: what comes next is another undo step. */
void
tandem_section_editor_saver_end_burst (TandemSectionEditorSaver *self)
{
  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self));

  tandem_section_editor_saver_flush (self);
  g_clear_handle_id (&self->burst_timer, g_source_remove);
  self->in_burst = FALSE;
}

/**
 * tandem_section_editor_saver_apply:
 * @self: a saver
 * @after: the record after an edit of tandem_section_editor_saver_get_doc()
 * @label: name of the undo step
 *
 * Saves an edit that is none of the text.
 */
void
tandem_section_editor_saver_apply (TandemSectionEditorSaver *self,
                                   TandemDoc                *after,
                                   const char               *label)
{
  g_autoptr(TandemBatch) batch = NULL;

  g_return_if_fail (TANDEM_IS_SECTION_EDITOR_SAVER (self));
  g_return_if_fail (after != NULL);

  self->in_burst = FALSE;
  if (self->sent == NULL)
    {
      send (self, after, label, FALSE);
      return;
    }

  /* behind what is on its way; the store joins them, and tells */
  batch = tandem_batch_new (label);
  tandem_batch_put (batch, self->sent, after);
  tandem_session_save (self->session, batch, NULL);
}
