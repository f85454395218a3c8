/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-prose-spelling.h"

#include <libspelling.h>
#include <string.h>

#define N_FRAMES 2      /* until it has been seen */

struct _TandemProseSpelling
{
  GObject                    parent_instance;

  TandemProseView           *view;        /* (nullable): weak */
  SpellingTextBufferAdapter *adapter;     /* (owned) (nullable) */
  GtkTextBuffer             *buffer;      /* (owned) (nullable): the adapter, which does not hold it, checks it later */
  char                      *language;    /* (owned) (nullable): a language tag */
  guint                      tick_id;
  guint                      n_frames;
  guint                      idle_id;
  gboolean                   enabled;
  gboolean                   asked;       /* for the dictionary of @language */
  gboolean                   found;       /* and it is there */
  gboolean                   updating;
};

enum
{
  PROP_ENABLED = 1,
};

static GParamSpec *properties[PROP_ENABLED + 1];

G_DEFINE_FINAL_TYPE (TandemProseSpelling, tandem_prose_spelling, G_TYPE_OBJECT)

/* ---- which dictionary ------------------------------------------------------------- */

static gboolean
is_script (const char *subtag)
{
  return strlen (subtag) == 4 && g_ascii_isalpha (*subtag);
}

static gboolean
contains_folded (char      **parts,
                 const char *part)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_strcasecmp (parts[i], part) == 0)
      return TRUE;

  return FALSE;
}

/* How well a dictionary ("en_GB") answers a language tag ("en"); 0: not at all. */
static guint
rank_dictionary (const char *code,
                 const char *language)
{
  g_auto(GStrv) wanted = g_strsplit_set (language, "-_", -1);
  g_auto(GStrv) has = g_strsplit_set (code, "-_.@", -1);
  guint rank = 1;

  if (wanted[0] == NULL || has[0] == NULL || g_ascii_strcasecmp (wanted[0], has[0]) != 0)
    return 0;
  for (guint i = 1; wanted[i] != NULL; i++)
    if (contains_folded (has, wanted[i]))
      rank += 16;
    else if (is_script (wanted[i]))
      return 0;
  if (has[1] != NULL && has[2] != NULL)
    return rank;

  if (g_strv_contains (g_get_language_names (), code))
    rank += 8;
  /* the country a language is named after; the English of the European institutions */
  if (has[1] == NULL || g_ascii_strcasecmp (has[0], has[1]) == 0 || g_str_equal (code, "en_GB"))
    rank += 4;

  return rank + 1;
}

static char *
find_dictionary (SpellingProvider *provider,
                 const char       *language)
{
  g_autoptr(GListModel) languages = spelling_provider_list_languages (provider);
  char *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; languages != NULL && i < g_list_model_get_n_items (languages); i++)
    {
      g_autoptr(SpellingLanguage) at = g_list_model_get_item (languages, i);
      guint rank = rank_dictionary (spelling_language_get_code (at), language);

      if (rank > best_rank)
        {
          best_rank = rank;
          g_set_str (&best, spelling_language_get_code (at));
        }
    }

  return best;
}

/* ---- asking for it ---------------------------------------------------------------- */

/* The provider is not made for threads: one asks it at a time, and the window's
 * thread only while none does. */
static GQueue waiting = G_QUEUE_INIT;
static gboolean asking;

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SpellingProvider *provider = spelling_provider_get_default ();
  g_autofree char *code = find_dictionary (provider, task_data);

  g_task_return_pointer (task, code != NULL ? spelling_provider_load_dictionary (provider, code) : NULL,
                         g_object_unref);
}

static void
ask_next (void)
{
  g_autoptr(GTask) task = asking ? NULL : g_queue_pop_head (&waiting);

  if (task == NULL)
    return;
  asking = TRUE;
  g_task_run_in_thread (task, load_thread);
}

static gboolean
is_wanted (TandemProseSpelling *self)
{
  return self->enabled && self->found;
}

/* What holds for the adapter; the library's menu has a switch of its own. */
static void
update_adapter (TandemProseSpelling *self)
{
  if (self->adapter == NULL || self->view == NULL)
    return;
  self->updating = TRUE;
  spelling_text_buffer_adapter_set_enabled (self->adapter, is_wanted (self));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view),
                                self->found ? spelling_text_buffer_adapter_get_menu_model (self->adapter) : NULL);
  self->updating = FALSE;
}

static void
adapter_enabled_cb (TandemProseSpelling *self)
{
  if (!self->updating)
    g_object_set (self, "enabled", spelling_text_buffer_adapter_get_enabled (self->adapter), NULL);
}

static void
use_dictionary (TandemProseSpelling *self,
                SpellingDictionary  *dictionary)
{
  g_autoptr(SpellingChecker) checker = spelling_checker_new (spelling_provider_get_default (),
                                                             spelling_dictionary_get_code (dictionary));

  self->found = TRUE;
  if (self->adapter != NULL)
    spelling_text_buffer_adapter_set_checker (self->adapter, checker);
  else
    {
      self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
      self->adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (self->buffer), checker);
      g_object_set (spelling_text_buffer_adapter_get_tag (self->adapter), "underline", PANGO_UNDERLINE_ERROR, NULL);
      g_signal_connect_object (self->adapter, "notify::enabled", G_CALLBACK (adapter_enabled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", G_ACTION_GROUP (self->adapter));
      tandem_prose_view_mark_unchecked (self->view);
    }
  update_adapter (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TandemProseSpelling *self = TANDEM_PROSE_SPELLING (source);
  g_autoptr(SpellingDictionary) dictionary = g_task_propagate_pointer (G_TASK (result), NULL);

  asking = FALSE;
  if (dictionary != NULL && self->view != NULL &&
      g_strcmp0 (self->language, g_task_get_task_data (G_TASK (result))) == 0)
    use_dictionary (self, dictionary);
  ask_next ();
}

static gboolean
ask_cb (gpointer user_data)
{
  TandemProseSpelling *self = user_data;
  GTask *task = g_task_new (self, NULL, loaded_cb, NULL);

  self->idle_id = 0;
  self->asked = TRUE;
  spelling_init ();
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, g_strdup (self->language), g_free);
  g_queue_push_tail (&waiting, task);
  ask_next ();

  return G_SOURCE_REMOVE;
}

static gboolean
seen_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  TandemProseSpelling *self = user_data;

  if (++self->n_frames < N_FRAMES)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  self->idle_id = g_idle_add_full (G_PRIORITY_LOW, ask_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
queue_ask (TandemProseSpelling *self)
{
  if (!self->enabled || self->language == NULL || self->asked || self->view == NULL ||
      self->tick_id != 0 || self->idle_id != 0)
    return;
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), seen_cb, self, NULL);
}

/* ---- the context menu ------------------------------------------------------------- */

/* Proposals are for the word at the cursor: it goes to the word that is meant. */
static void
pressed_cb (GtkGestureClick     *gesture,
            int                  n_press,
            double               x,
            double               y,
            TandemProseSpelling *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkTextIter at, start, end;
  int buffer_x, buffer_y;

  if (self->adapter == NULL || !is_wanted (self) || event == NULL || !gdk_event_triggers_context_menu (event))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &at, buffer_x, buffer_y))
    return;
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) || !gtk_text_iter_in_range (&at, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &at);
  spelling_text_buffer_adapter_update_corrections (self->adapter);
}

static void
add_gesture (TandemProseSpelling *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

/* ---- the object ------------------------------------------------------------------- */

static void
stop_asking (TandemProseSpelling *self)
{
  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  g_clear_handle_id (&self->idle_id, g_source_remove);
}

static void
tandem_prose_spelling_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (prop_id == PROP_ENABLED)
    g_value_set_boolean (value, TANDEM_PROSE_SPELLING (object)->enabled);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tandem_prose_spelling_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  TandemProseSpelling *self = TANDEM_PROSE_SPELLING (object);

  if (prop_id != PROP_ENABLED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->enabled == g_value_get_boolean (value))
    return;
  self->enabled = !self->enabled;
  update_adapter (self);
  if (self->enabled)
    queue_ask (self);
  else
    stop_asking (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
tandem_prose_spelling_dispose (GObject *object)
{
  TandemProseSpelling *self = TANDEM_PROSE_SPELLING (object);

  stop_asking (self);
  if (self->adapter != NULL && self->view != NULL)
    {
      gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), NULL);
      gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
    }
  /* who still holds it is not to check any more */
  self->updating = TRUE;
  if (self->adapter != NULL)
    spelling_text_buffer_adapter_set_enabled (self->adapter, FALSE);
  g_clear_object (&self->adapter);
  g_clear_object (&self->buffer);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (tandem_prose_spelling_parent_class)->dispose (object);
}

static void
tandem_prose_spelling_finalize (GObject *object)
{
  g_free (TANDEM_PROSE_SPELLING (object)->language);

  G_OBJECT_CLASS (tandem_prose_spelling_parent_class)->finalize (object);
}

static void
tandem_prose_spelling_class_init (TandemProseSpellingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_prose_spelling_get_property;
  object_class->set_property = tandem_prose_spelling_set_property;
  object_class->dispose = tandem_prose_spelling_dispose;
  object_class->finalize = tandem_prose_spelling_finalize;
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                   G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tandem_prose_spelling_init (TandemProseSpelling *self)
{
}

TandemProseSpelling *
tandem_prose_spelling_new (TandemProseView *view)
{
  TandemProseSpelling *self = g_object_new (TANDEM_TYPE_PROSE_SPELLING, NULL);

  g_set_weak_pointer (&self->view, view);
  add_gesture (self);

  return self;
}

/**
 * tandem_prose_spelling_set_language:
 * @self: a spelling
 * @language: a language tag
 *
 * Checks by the best dictionary of that language, if there is one.
 */
void
tandem_prose_spelling_set_language (TandemProseSpelling *self,
                                    const char          *language)
{
  g_return_if_fail (TANDEM_IS_PROSE_SPELLING (self));
  g_return_if_fail (language != NULL);

  if (!g_set_str (&self->language, language))
    return;
  self->asked = self->found = FALSE;
  stop_asking (self);
  update_adapter (self);
  queue_ask (self);
}

gboolean
tandem_prose_spelling_is_checking (TandemProseSpelling *self)
{
  g_return_val_if_fail (TANDEM_IS_PROSE_SPELLING (self), FALSE);

  return self->adapter != NULL && spelling_text_buffer_adapter_get_enabled (self->adapter);
}
