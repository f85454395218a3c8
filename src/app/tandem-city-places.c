/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-city-places.h"

#include <glib/gi18n-lib.h>

#include "tandem-city-words.h"
#include "tandem-country.h"
#include "tandem-field-editor.h"
#include "tandem-gazetteer.h"
#include "tandem-record-row.h"
#include "tandem-text-control.h"
#include "tandem-widgets.h"

#define MAX_OFFERED 6
#define MIN_TYPED 2             /* letters */

struct _TandemCityPlaces
{
  GObject            parent_instance;

  TandemForm        *form;          /* (unowned): it owns this */
  TandemSession     *session;       /* (owned) */
  TandemTextControl *control;       /* (unowned): the line of the name */
  GtkEditable       *line;          /* (unowned) */
  GtkWidget         *popover;       /* (unowned): a child of @control */
  GtkListBox        *list_box;      /* (unowned) */

  TandemGazetteer   *gazetteer;     /* (owned) (nullable): while it is used */
  GArray            *places;        /* (owned) (nullable): offered, in their order */
  gboolean           loading;
  gboolean           quiet;         /* the line is being changed by us */
};

G_DEFINE_FINAL_TYPE (TandemCityPlaces, tandem_city_places, G_TYPE_OBJECT)

static guint filled_signal;

/* ---- choosing ----------------------------------------------------------------- */

static char *
dup_words (const char *filled,
           const char *kept)
{
  /* Translators: %s is a list of fields */
  g_autofree char *first = filled != NULL ? g_strdup_printf (_("Filled in from GeoNames: %s"), filled) : NULL;
  /* Translators: %s is a list of fields that had other values than the gazetteer */
  g_autofree char *second = kept != NULL ? g_strdup_printf (_("Kept as it was: %s"), kept) : NULL;

  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s. %s.", first, second);

  return g_strdup (first != NULL ? first : second != NULL ? second : _("Everything was there already"));
}

static void
choose (TandemCityPlaces *self,
        GtkListBoxRow    *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const TandemGazetteerPlace *place;
  g_autoptr(TandemDoc) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *words = NULL;

  if (self->places == NULL || index >= self->places->len)
    return;

  place = &g_array_index (self->places, TandemGazetteerPlace, index);
  after = tandem_gazetteer_fill (tandem_form_get_doc (self->form), place, tandem_session_get_context (self->session),
                                 &filled, &kept, &error);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (after == NULL)
    {
      tandem_session_announce (self->session, error->message);
      return;
    }

  self->quiet = TRUE;
  tandem_form_set_doc (self->form, after);
  tandem_text_control_set_text (self->control, place->name);
  tandem_text_control_commit (self->control);
  gtk_editable_set_position (self->line, -1);
  self->quiet = FALSE;

  words = dup_words (filled, kept);
  g_signal_emit (self, filled_signal, 0, words);
}

static void
row_activated_cb (TandemCityPlaces *self,
                  GtkListBoxRow    *row)
{
  choose (self, row);
}

/* ---- offering ------------------------------------------------------------------- */

static char *
dup_where (const TandemGazetteerPlace *place)
{
  const char *country = tandem_country_get_name (place->country);
  const char *subdivision = place->subdivision != NULL ? tandem_subdivision_get_name (place->subdivision) : NULL;
  g_autofree char *region = tandem_dup_region (subdivision, country);

  if (place->population == 0)
    return g_steal_pointer (&region);

  /* Translators: a region and its country, then how many people live in a city there */
  return g_strdup_printf (_("%s · %'d people"), region, (int) place->population);
}

static void
append_place (TandemCityPlaces           *self,
              const TandemGazetteerPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *where = dup_where (place);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", place->name, where);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              g_object_new (TANDEM_TYPE_RECORD_ROW, "title", place->name, "subtitle", where, NULL));
  gtk_widget_set_focusable (row, FALSE);
  tandem_widget_set_accessible_label (row, spoken);
  gtk_list_box_append (self->list_box, row);
}

static void
offer (TandemCityPlaces *self)
{
  const char *text = gtk_editable_get_text (self->line);
  const char *country = tandem_val_string (tandem_doc_get (tandem_form_get_doc (self->form), "country"));

  g_clear_pointer (&self->places, g_array_unref);
  gtk_list_box_remove_all (self->list_box);
  if (g_utf8_strlen (text, -1) >= MIN_TYPED)
    self->places = tandem_gazetteer_find (self->gazetteer, text, country, MAX_OFFERED);
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    append_place (self, &g_array_index (self->places, TandemGazetteerPlace, i));

  if (self->places != NULL && self->places->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->control)))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
load_on_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TandemGazetteer *gazetteer = tandem_gazetteer_load (&error);

  if (gazetteer != NULL)
    g_task_return_pointer (task, gazetteer, (GDestroyNotify) tandem_gazetteer_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  TandemCityPlaces *self = TANDEM_CITY_PLACES (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(TandemGazetteer) gazetteer = g_task_propagate_pointer (G_TASK (result), &error);

  self->loading = FALSE;
  if (gazetteer == NULL)
    {
      g_warning ("There is no list of places: %s", error->message);
      return;
    }
  if (self->form == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->form)))
    return;

  self->gazetteer = g_steal_pointer (&gazetteer);
  offer (self);
}

static void
load (TandemCityPlaces *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  self->loading = TRUE;
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, load_on_thread);
}

static void
changed_cb (TandemCityPlaces *self)
{
  /* Only what somebody types is looked for, not what the form shows. */
  if (self->quiet || !gtk_widget_has_focus (GTK_WIDGET (self->line)))
    return;

  if (self->gazetteer != NULL)
    offer (self);
  else if (!self->loading)
    load (self);
}

static void
let_go (TandemCityPlaces *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_list_box_remove_all (self->list_box);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->gazetteer, tandem_gazetteer_unref);
}

static void
focus_left_cb (TandemCityPlaces *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* ---- keys ---------------------------------------------------------------------- */

enum
{
  GO_BELOW,
  GO_ABOVE,
  TAKE,
  CLOSE,
};

static const TandemKey keys_of_name[] = {
  { "Down", N_("Among the cities that are offered"), .what = GO_BELOW },
  { "Up", NULL, .what = GO_ABOVE },
  { "Return", N_("Take the city"), .what = TAKE },
  { "Escape", N_("Write a name of one’s own"), .what = CLOSE },
};

const TandemKeyTable tandem_city_places_keys = TANDEM_KEY_TABLE (N_("The Name of a City"), keys_of_name);

/* Down leads into what is offered; Enter takes it only from there, so that a
 * name nobody knows can be typed in peace. */
static gboolean
key_pressed_cb (TandemCityPlaces *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  const TandemKey *key = tandem_keys_find (&tandem_city_places_keys, keyval, state);

  if (!tandem_city_places_offers (self) || key == NULL || (key->what == TAKE && row == NULL))
    return GDK_EVENT_PROPAGATE;

  if (key->what == CLOSE)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (key->what == TAKE)
    choose (self, row);
  else
    gtk_list_box_select_row (self->list_box,
                             gtk_list_box_get_row_at_index (self->list_box, at + (key->what == GO_BELOW ? 1 : -1)));

  return GDK_EVENT_STOP;
}

/* ---- the object ------------------------------------------------------------------ */

static TandemFieldEditor *
find_editor (GtkWidget  *root,
             const char *path)
{
  TandemFieldEditor *found = NULL;

  if (TANDEM_IS_FIELD_EDITOR (root) && g_str_equal (tandem_field_editor_get_path (TANDEM_FIELD_EDITOR (root)), path))
    return TANDEM_FIELD_EDITOR (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editor (child, path);

  return found;
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static void
control_gone_cb (TandemCityPlaces *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
tandem_city_places_dispose (GObject *object)
{
  TandemCityPlaces *self = TANDEM_CITY_PLACES (object);

  self->form = NULL;
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->gazetteer, tandem_gazetteer_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_city_places_parent_class)->dispose (object);
}

static void
tandem_city_places_class_init (TandemCityPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_city_places_dispose;

  filled_signal = g_signal_new ("filled", TANDEM_TYPE_CITY_PLACES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_city_places_init (TandemCityPlaces *self)
{
}

static void
build_popover (TandemCityPlaces *self)
{
  GtkWidget *list_box = gtk_list_box_new ();

  self->list_box = GTK_LIST_BOX (list_box);
  self->popover = gtk_popover_new ();
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list_box, TRUE);
  gtk_widget_add_css_class (list_box, "navigation-sidebar");
  gtk_widget_set_size_request (list_box, 300, -1);
  tandem_widget_set_accessible_label (list_box, _("Places"));
  /* It must not take the focus from the line. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_child (GTK_POPOVER (self->popover), list_box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->control));
  g_signal_connect_object (list_box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
follow_line (TandemCityPlaces *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->control), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->control), focus);
  g_signal_connect_object (self->line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->control, "destroy", G_CALLBACK (control_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "unmap", G_CALLBACK (let_go), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_city_places_attach:
 * @form: the form of a city
 * @session: the session
 *
 * Returns: (transfer none) (nullable): what offers places there; %NULL where the form has no name
 */
TandemCityPlaces *
tandem_city_places_attach (TandemForm    *form,
                           TandemSession *session)
{
  TandemFieldEditor *editor = find_editor (GTK_WIDGET (form), "name");
  GtkWidget *control = editor != NULL ? find_type (GTK_WIDGET (editor), TANDEM_TYPE_TEXT_CONTROL) : NULL;
  GtkWidget *line = control != NULL ? find_type (control, GTK_TYPE_TEXT) : NULL;
  TandemCityPlaces *self;

  if (line == NULL)
    return NULL;

  self = g_object_new (TANDEM_TYPE_CITY_PLACES, NULL);
  self->form = form;
  self->session = g_object_ref (session);
  self->control = TANDEM_TEXT_CONTROL (control);
  self->line = GTK_EDITABLE (line);
  build_popover (self);
  follow_line (self);
  g_object_set_data_full (G_OBJECT (form), "tandem-city-places", self, g_object_unref);

  return self;
}

/**
 * tandem_city_places_offers:
 * @self: what offers places
 *
 * Returns: whether places are offered now
 */
gboolean
tandem_city_places_offers (TandemCityPlaces *self)
{
  return self->places != NULL && self->places->len > 0 && gtk_widget_get_visible (self->popover);
}
