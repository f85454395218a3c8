/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-pairings-map.h"

#include <glib/gi18n-lib.h>

#include "tandem-atlas-search.h"
#include "tandem-link-key.h"
#include "tandem-record-page.h"
#include "tandem-status-glyph.h"
#include "tandem-world-map.h"

#define BURST 400               /* milliseconds: what is changed within them is read once */

struct _TandemPairingsMap
{
  AdwBin             parent_instance;

  AdwNavigationView *navigation;
  AdwHeaderBar      *header;
  GtkWidget         *new_button;
  GtkMenuButton     *view_button;
  GtkSearchEntry    *entry;
  GtkStack          *stack;
  TandemWorldMap    *map;
  AdwWrapBox        *legend;
  GtkLabel          *left_out_label;

  TandemSession     *session;       /* (owned) */
  TandemQuery       *query;         /* (owned) (nullable) */
  GCancellable      *cancellable;   /* (owned) (nullable): of what is being read */
  guint              changed_id;
  gboolean           stale;         /* there is something new that is not shown */
  gboolean           places_hidden;
};

typedef enum
{
  PROP_PLACES_HIDDEN = 1,
} TandemPairingsMapProperty;

static void page_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemPairingsMap, tandem_pairings_map, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, page_init))

/* ---- reading ------------------------------------------------------------------- */

typedef struct
{
  TandemStore   *store;
  TandemContext *context;
  TandemQuery   *query;
  guint          n_left_out;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->store);
  tandem_context_unref (question->context);
  tandem_query_unref (question->query);
  g_free (question);
}

static void
read_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  TandemAtlas *atlas = tandem_atlas_search (question->store, question->context, question->query,
                                            &question->n_left_out, &error);

  if (atlas != NULL)
    g_task_return_pointer (task, atlas, (GDestroyNotify) tandem_atlas_free);
  else
    g_task_return_error (task, error);
}

static void
show_left_out (TandemPairingsMap *self,
               guint              n)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u pairing is not shown: no location is known of its cities.",
                               "%u pairings are not shown: no location is known of their cities.", n), n);

  gtk_label_set_label (self->left_out_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_label), n > 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TandemPairingsMap *self = TANDEM_PAIRINGS_MAP (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemAtlas) atlas = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (atlas == NULL)
    {
      if (!g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CLOSED))
        g_warning ("The pairings of the map cannot be read: %s", error->message);
      return;
    }

  show_left_out (self, question->n_left_out);
  gtk_stack_set_visible_child_name (self->stack, atlas->pairings->len + question->n_left_out > 0 ? "map" : "no-match");
  tandem_world_map_take_atlas (self->map, g_steal_pointer (&atlas));
}

/* The latest question counts: an earlier one that is still read is forgotten. */
static void
read_pairings (TandemPairingsMap *self)
{
  g_autoptr(GTask) task = NULL;
  Question *question;

  if (self->query == NULL || self->session == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->store = g_object_ref (tandem_session_get_store (self->session));
  question->context = tandem_context_ref (tandem_session_get_context (self->session));
  question->query = tandem_query_ref (self->query);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, read_pairings);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, read_on_thread);
}

static gboolean
burst_over_cb (gpointer user_data)
{
  TandemPairingsMap *self = user_data;

  self->changed_id = 0;
  read_pairings (self);

  return G_SOURCE_REMOVE;
}

/* How a pairing is hangs on much: whatever changed, it is asked again. */
static void
changed_cb (TandemPairingsMap *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_timeout_add (BURST, burst_over_cb, self);
}

static void
tandem_pairings_map_map (GtkWidget *widget)
{
  TandemPairingsMap *self = TANDEM_PAIRINGS_MAP (widget);

  GTK_WIDGET_CLASS (tandem_pairings_map_parent_class)->map (widget);
  if (self->stale)
    read_pairings (self);
}

/* ---- what is chosen --------------------------------------------------------------- */

static gboolean
show_record (TandemPairingsMap *self,
             const char        *id)
{
  g_autoptr(TandemDoc) doc = tandem_store_get (tandem_session_get_store (self->session), id, NULL);
  g_autoptr(TandemRecord) record = NULL;

  if (doc == NULL)
    {
      tandem_session_announce (self->session, _("That record is not there any more"));
      return FALSE;
    }

  record = tandem_record_new (doc, tandem_session_get_context (self->session));
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (tandem_record_page_new (self->session, record)));

  return TRUE;
}

static void
activate_record_cb (TandemPairingsMap *self,
                    const char        *id)
{
  show_record (self, id);
}

static void
stop_search_cb (TandemPairingsMap *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* ---- what the window asks ---------------------------------------------------------- */

static gboolean
tandem_pairings_map_show_record (TandemPage *page,
                                 const char *id)
{
  return show_record (TANDEM_PAIRINGS_MAP (page), id);
}

static char *
tandem_pairings_map_dup_selected (TandemPage *page)
{
  AdwNavigationPage *shown = adw_navigation_view_get_visible_page (TANDEM_PAIRINGS_MAP (page)->navigation);

  return TANDEM_IS_RECORD_PAGE (shown) ? g_strdup (tandem_record_page_get_id (TANDEM_RECORD_PAGE (shown))) : NULL;
}

static gboolean
tandem_pairings_map_find (TandemPage *page)
{
  TandemPairingsMap *self = TANDEM_PAIRINGS_MAP (page);

  adw_navigation_view_pop_to_tag (self->navigation, "map");

  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
tandem_pairings_map_back (TandemPage *page)
{
  return adw_navigation_view_pop (TANDEM_PAIRINGS_MAP (page)->navigation);
}

static void
page_init (TandemPageInterface *iface)
{
  iface->show_record = tandem_pairings_map_show_record;
  iface->dup_selected = tandem_pairings_map_dup_selected;
  iface->find = tandem_pairings_map_find;
  iface->back = tandem_pairings_map_back;
}

/* ---- the widget ----------------------------------------------------------------------- */

static void
tandem_pairings_map_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  TandemPairingsMap *self = TANDEM_PAIRINGS_MAP (object);

  switch ((TandemPairingsMapProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      if (self->places_hidden != g_value_get_boolean (value))
        {
          self->places_hidden = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_pairings_map_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((TandemPairingsMapProperty) prop_id)
    {
    case PROP_PLACES_HIDDEN:
      g_value_set_boolean (value, TANDEM_PAIRINGS_MAP (object)->places_hidden);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_pairings_map_dispose (GObject *object)
{
  TandemPairingsMap *self = TANDEM_PAIRINGS_MAP (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, tandem_query_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_pairings_map_parent_class)->dispose (object);
}

static void
tandem_pairings_map_class_init (TandemPairingsMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_pairings_map_dispose;
  G_OBJECT_CLASS (klass)->get_property = tandem_pairings_map_get_property;
  G_OBJECT_CLASS (klass)->set_property = tandem_pairings_map_set_property;
  widget_class->map = tandem_pairings_map_map;

  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_PLACES_HIDDEN, "places-hidden");

  g_type_ensure (TANDEM_TYPE_WORLD_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-pairings-map.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, navigation);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, header);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, new_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, view_button);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, entry);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, map);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, legend);
  gtk_widget_class_bind_template_child (widget_class, TandemPairingsMap, left_out_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
tandem_pairings_map_init (TandemPairingsMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Line, glyph and word of each state, from the worst to the best. */
static void
fill_legend (TandemPairingsMap *self)
{
  static const char *const states[] = { "closed", "not_updated", "on_track", "at_risk", "off_track" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (pair), g_object_new (TANDEM_TYPE_LINK_KEY, "status", states[i], NULL));
      gtk_box_append (GTK_BOX (pair), g_object_new (TANDEM_TYPE_STATUS_GLYPH, "status", states[i], "size", 14, NULL));
      gtk_widget_add_css_class (pair, "caption");
      adw_wrap_box_prepend (self->legend, pair);
    }
}

/**
 * tandem_pairings_map_new:
 * @session: the session
 * @place: the place whose records are shown
 * @view_menu: how they are narrowed down
 * @entry: words to find, written there or here
 *
 * Returns: a page
 */
GtkWidget *
tandem_pairings_map_new (TandemSession     *session,
                         const TandemPlace *place,
                         GMenuModel        *view_menu,
                         GtkEditable       *entry)
{
  TandemPairingsMap *self = g_object_new (TANDEM_TYPE_PAIRINGS_MAP, NULL);

  self->session = g_object_ref (session);
  adw_header_bar_set_title_widget (self->header, tandem_pairings_map_new_toggles (tandem_session_get_settings (session)));
  gtk_widget_set_tooltip_text (self->new_button, g_dgettext (GETTEXT_PACKAGE, place->new_label));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->new_button), "s", place->name);
  gtk_menu_button_set_menu_model (self->view_button, view_menu);
  gtk_search_entry_set_placeholder_text (self->entry, g_dgettext (GETTEXT_PACKAGE, place->find_hint));
  g_object_bind_property (entry, "text", self->entry, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_settings_bind (tandem_session_get_settings (session), "map-tiles", self->map, "tiles", G_SETTINGS_BIND_GET);
  fill_legend (self);
  g_signal_connect_object (tandem_session_get_store (session), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * tandem_pairings_map_set_query:
 * @self: the page
 * @query: which pairings it shows
 */
void
tandem_pairings_map_set_query (TandemPairingsMap *self,
                               TandemQuery       *query)
{
  g_return_if_fail (TANDEM_IS_PAIRINGS_MAP (self));

  tandem_query_ref (query);
  g_clear_pointer (&self->query, tandem_query_unref);
  self->query = query;
  read_pairings (self);
}

static void
add_toggle (AdwToggleGroup *group,
            const char     *name,
            const char     *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

GtkWidget *
tandem_pairings_map_new_toggles (GSettings *settings)
{
  GtkWidget *group = adw_toggle_group_new ();

  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  add_toggle (ADW_TOGGLE_GROUP (group), "list", C_("view", "List"));
  add_toggle (ADW_TOGGLE_GROUP (group), "map", C_("view", "Map"));
  g_settings_bind (settings, TANDEM_PAIRINGS_VIEW_KEY, group, "active-name", G_SETTINGS_BIND_DEFAULT);

  return group;
}
