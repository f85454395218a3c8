/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-picture.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray          *pins;   /* (owned) (element-type TandemPin): as told */
  GPtrArray          *before; /* (owned) (nullable): those of the last telling, while there is a new one */
  TandemPin          *current; /* (unowned) (nullable): one of @pins */
  GtkWidget          *window;  /* (weak) (nullable): the root */
  GtkEventController *first; /* (unowned) (nullable): of the root */
  char               *wanted; /* (owned) (nullable): gets the focus when it is there */
  gboolean            wanted_edit;
  gboolean            narrow;
} TandemPicturePrivate;

typedef enum
{
  PROP_NARROW = 1,
} TandemPictureProperty;

enum
{
  EDITED,
  OPENED,
  PUSHED,
  ADDED,
  REMOVED,
  DROPPED,
  ENDED,
  MENU,
  CURRENT,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemPicture, tandem_picture, GTK_TYPE_WIDGET)

static TandemPicturePrivate *
get_private (TandemPicture * self)
{
  return tandem_picture_get_instance_private (self);
}

/* ---- the current pin -------------------------------------------------------------- */

static void
set_current (TandemPicture *self,
             TandemPin     *pin)
{
  TandemPicturePrivate *priv = get_private (self);

  if (priv->current == pin)
    return;

  if (priv->current != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (priv->current), "current");
  priv->current = pin;
  if (pin != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (pin), "current");
  g_signal_emit (self, signals[CURRENT], 0, pin != NULL ? tandem_pin_get_key (pin) : "");
}

static void
focus_cb (TandemPicture           *self,
          GtkEventControllerFocus *focus)
{
  set_current (self, TANDEM_PIN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus))));
}

/* ---- what one does with a pin --------------------------------------------------------- */

static void
edited_cb (TandemPicture *self,
           const char    *text,
           TandemPin     *pin)
{
  g_autofree char *key = g_strdup (tandem_pin_get_key (pin));

  g_signal_emit (self, signals[EDITED], 0, key, text);
}

static void
emit_key (TandemPicture *self,
          guint          signal,
          TandemPin     *pin)
{
  g_autofree char *key = g_strdup (tandem_pin_get_key (pin));

  g_signal_emit (self, signals[signal], 0, key);
}

static void
ended_cb (TandemPicture *self,
          TandemPin     *pin)
{
  emit_key (self, ENDED, pin);
}

static void
pressed_cb (TandemPicture   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  TandemPin *pin = TANDEM_PIN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));

  if (tandem_pin_is_edited (pin))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (pin));
  if ((n_press == 2 || tandem_pin_is_gap (pin)) && !tandem_pin_edit (pin))
    emit_key (self, OPENED, pin);
}

static void
menu_pressed_cb (TandemPicture   *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *click)
{
  TandemPin *pin = TANDEM_PIN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));

  if (tandem_pin_is_edited (pin))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (pin));
  emit_key (self, MENU, pin);
}

static GdkContentProvider *
prepare_drag_cb (TandemPicture *self,
                 double         x,
                 double         y,
                 GtkDragSource *source)
{
  GtkWidget *pin = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(GdkPaintable) look = NULL;

  if (tandem_pin_is_edited (TANDEM_PIN (pin)) || tandem_pin_is_gap (TANDEM_PIN (pin)))
    return NULL;

  look = gtk_widget_paintable_new (pin);
  gtk_drag_source_set_icon (source, look, (int) x, (int) y);

  return gdk_content_provider_new_typed (G_TYPE_STRING, tandem_pin_get_key (TANDEM_PIN (pin)));
}

static gboolean
dropped_cb (TandemPicture *self,
            const GValue  *value,
            double         x,
            double         y,
            GtkDropTarget *target)
{
  TandemPin *onto = TANDEM_PIN (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const char *key = g_value_get_string (value);
  gboolean taken = FALSE;

  if (tandem_picture_find (self, key) == NULL || g_str_equal (key, tandem_pin_get_key (onto)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, key, tandem_pin_get_key (onto), &taken);

  return taken;
}

static TandemPin *
new_pin (TandemPicture *self,
         const char    *key)
{
  TandemPin *pin = g_object_ref_sink (tandem_pin_new (key));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_signal_connect_object (pin, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pin, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu_click, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_drag_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (pin), focus);
  gtk_widget_add_controller (GTK_WIDGET (pin), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (pin), GTK_EVENT_CONTROLLER (menu_click));
  gtk_widget_add_controller (GTK_WIDGET (pin), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (pin), GTK_EVENT_CONTROLLER (target));

  return pin;
}

/* ---- telling ----------------------------------------------------------------------------- */

static TandemPin *
find_in (GPtrArray  *pins,
         const char *key)
{
  for (guint i = 0; pins != NULL && i < pins->len; i++)
    if (g_str_equal (tandem_pin_get_key (g_ptr_array_index (pins, i)), key))
      return g_ptr_array_index (pins, i);

  return NULL;
}

static TandemPin *
find_at (GPtrArray  *pins,
         guint       at,
         const char *key)
{
  TandemPin *pin = at < pins->len ? g_ptr_array_index (pins, at) : NULL;

  return pin != NULL && g_str_equal (tandem_pin_get_key (pin), key) ? pin : NULL;
}

/**
 * tandem_picture_begin:
 * @self: a picture
 *
 * From here on, what it shows is told anew.
 */
void
tandem_picture_begin (TandemPicture *self)
{
  TandemPicturePrivate *priv = get_private (self);

  g_return_if_fail (priv->before == NULL);

  priv->before = priv->pins;
  priv->pins = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tandem_picture_take:
 * @self: a picture that is being told
 * @key: key of a pin
 *
 * Returns: (transfer none): the pin of that key, the old one where there is one
 */
TandemPin *
tandem_picture_take (TandemPicture *self,
                     const char    *key)
{
  TandemPicturePrivate *priv = get_private (self);
  TandemPin *known;

  g_return_val_if_fail (priv->before != NULL, NULL);

  /* Mostly they come as they came before. */
  known = find_at (priv->before, priv->pins->len, key);
  if (known == NULL)
    known = find_in (priv->before, key);
  g_ptr_array_add (priv->pins, known != NULL ? g_object_ref (known) : new_pin (self, key));

  return g_ptr_array_index (priv->pins, priv->pins->len - 1);
}

static void
focus_wanted (TandemPicture *self)
{
  TandemPicturePrivate *priv = get_private (self);
  TandemPin *pin = priv->wanted != NULL ? find_in (priv->pins, priv->wanted) : NULL;
  gboolean edit = priv->wanted_edit;

  if (pin == NULL)
    return;

  g_clear_pointer (&priv->wanted, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (pin));
  set_current (self, pin);
  if (edit)
    tandem_pin_edit (pin);
}

/* The focus goes to what stands where the one that went stood. */
static const char *
find_heir (TandemPicture *self)
{
  TandemPicturePrivate *priv = get_private (self);
  guint at = 0;

  if (priv->current == NULL || g_ptr_array_find (priv->pins, priv->current, NULL) ||
      !g_ptr_array_find (priv->before, priv->current, &at))
    return NULL;

  while (at > 0)
    {
      at--;
      if (find_in (priv->pins, tandem_pin_get_key (g_ptr_array_index (priv->before, at))) != NULL)
        return tandem_pin_get_key (g_ptr_array_index (priv->before, at));
    }

  return priv->pins->len > 0 ? tandem_pin_get_key (g_ptr_array_index (priv->pins, 0)) : NULL;
}

/**
 * tandem_picture_end:
 * @self: a picture that is being told
 *
 * All is told: what was not, goes.
 */
void
tandem_picture_end (TandemPicture *self)
{
  TandemPicturePrivate *priv = get_private (self);
  g_autofree char *heir = NULL;
  gboolean had_focus;

  g_return_if_fail (priv->before != NULL);

  heir = g_strdup (find_heir (self));
  had_focus = priv->current != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (heir != NULL || priv->pins->len == 0)
    set_current (self, NULL);
  for (guint i = 0; i < priv->before->len; i++)
    if (!g_ptr_array_find (priv->pins, g_ptr_array_index (priv->before, i), NULL))
      TANDEM_PICTURE_GET_CLASS (self)->remove_pin (self, g_ptr_array_index (priv->before, i));
  g_clear_pointer (&priv->before, g_ptr_array_unref);

  TANDEM_PICTURE_GET_CLASS (self)->arrange (self);
  if (priv->current == NULL && priv->pins->len > 0)
    set_current (self, heir != NULL ? find_in (priv->pins, heir) : g_ptr_array_index (priv->pins, 0));
  if (heir != NULL && had_focus && priv->wanted == NULL)
    tandem_picture_focus (self, heir);
  focus_wanted (self);
}

/**
 * tandem_picture_get_pins:
 * @self: a picture
 *
 * Returns: (transfer none) (element-type TandemPin): its pins, as they were told
 */
GPtrArray *
tandem_picture_get_pins (TandemPicture *self)
{
  return get_private (self)->pins;
}

TandemPin *
tandem_picture_find (TandemPicture *self,
                     const char    *key)
{
  return find_in (get_private (self)->pins, key);
}

/**
 * tandem_picture_get_current:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): the pin that has, or had last, the focus
 */
TandemPin *
tandem_picture_get_current (TandemPicture *self)
{
  return get_private (self)->current;
}

/**
 * tandem_picture_focus:
 * @self: a picture
 * @key: key of a pin
 *
 * Gives the pin the focus, now or once it is there.
 */
void
tandem_picture_focus (TandemPicture *self,
                      const char    *key)
{
  TandemPicturePrivate *priv = get_private (self);

  g_set_str (&priv->wanted, key);
  priv->wanted_edit = FALSE;
  focus_wanted (self);
}

/**
 * tandem_picture_edit:
 * @self: a picture
 * @key: key of a pin
 *
 * Opens the pin for writing, now or once it is there.
 *
 * Returns: whether it is there
 */
gboolean
tandem_picture_edit (TandemPicture *self,
                     const char    *key)
{
  TandemPicturePrivate *priv = get_private (self);

  g_set_str (&priv->wanted, key);
  priv->wanted_edit = TRUE;
  focus_wanted (self);

  return priv->wanted == NULL;
}

gboolean
tandem_picture_is_narrow (TandemPicture *self)
{
  return get_private (self)->narrow;
}

/* ---- keys ---------------------------------------------------------------------------------- */

static GtkDirectionType
get_direction (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return GTK_DIR_UP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return GTK_DIR_DOWN;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return GTK_DIR_LEFT;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return GTK_DIR_RIGHT;
    default:
      return GTK_DIR_TAB_FORWARD;
    }
}

/* What is seen to the left is further on where one reads to the left. */
static GtkDirectionType
to_reading (TandemPicture   *self,
            GtkDirectionType direction)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return direction;

  return direction == GTK_DIR_LEFT ? GTK_DIR_RIGHT : direction == GTK_DIR_RIGHT ? GTK_DIR_LEFT : direction;
}

static gboolean
press_direction (TandemPicture   *self,
                 TandemPin       *pin,
                 GtkDirectionType direction,
                 GdkModifierType  state)
{
  TandemPin *beside;
  g_autofree char *key = g_strdup (tandem_pin_get_key (pin));

  if (state == GDK_ALT_MASK)
    {
      if (!tandem_pin_is_gap (pin))
        g_signal_emit (self, signals[PUSHED], 0, key, to_reading (self, direction));
      return TRUE;
    }
  if (state != 0)
    return FALSE;

  beside = tandem_pin_find_beside (get_private (self)->pins, pin, GTK_WIDGET (self), direction);
  if (beside == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (beside));

  return TRUE;
}

static gboolean
press_enter (TandemPicture  *self,
             TandemPin      *pin,
             GdkModifierType state)
{
  if (state == GDK_CONTROL_MASK)
    emit_key (self, ADDED, pin);
  else if (state == GDK_ALT_MASK)
    emit_key (self, OPENED, pin);
  else if (state != 0)
    return FALSE;
  else if (!tandem_pin_edit (pin))
    emit_key (self, OPENED, pin);

  return TRUE;
}

/**
 * tandem_picture_press:
 * @self: a picture
 * @keyval: a key
 * @state: modifiers
 *
 * What a key does to the current pin.
 *
 * Returns: whether it does something
 */
gboolean
tandem_picture_press (TandemPicture  *self,
                      guint           keyval,
                      GdkModifierType state)
{
  TandemPin *pin = get_private (self)->current;
  GtkDirectionType direction = get_direction (keyval);

  if (pin == NULL || tandem_pin_is_edited (pin))
    return FALSE;
  if (direction != GTK_DIR_TAB_FORWARD)
    return press_direction (self, pin, direction, state);

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return press_enter (self, pin, state);
    case GDK_KEY_F2:
      return state == 0 && tandem_pin_edit (pin);
    case GDK_KEY_Menu:
      emit_key (self, MENU, pin);
      return TRUE;
    case GDK_KEY_F10:
      if (state == GDK_SHIFT_MASK)
        emit_key (self, MENU, pin);
      return state == GDK_SHIFT_MASK;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (state != 0 || tandem_pin_is_gap (pin))
        return FALSE;
      emit_key (self, REMOVED, pin);
      return TRUE;
    default:
      return FALSE;
    }
}

static GdkModifierType
get_modifiers (GdkModifierType state)
{
  return state & gtk_accelerator_get_default_mod_mask ();
}

static gboolean
key_pressed_cb (TandemPicture  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  TandemPin *pin = get_private (self)->current;

  return pin != NULL && gtk_widget_is_focus (GTK_WIDGET (pin)) &&
         tandem_picture_press (self, keyval, get_modifiers (state));
}

/* The keys of the application, Alt+Left among them, come before those of
 * widgets: for the arrows of a pin that has the focus, the window is asked
 * first. */
static gboolean
first_key_pressed_cb (TandemPicture  *self,
                      guint           keyval,
                      guint           keycode,
                      GdkModifierType state)
{
  if (get_direction (keyval) == GTK_DIR_TAB_FORWARD || get_modifiers (state) != GDK_ALT_MASK ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  return key_pressed_cb (self, keyval, keycode, state);
}

static void
tandem_picture_root (GtkWidget *widget)
{
  TandemPicture *self = TANDEM_PICTURE (widget);
  TandemPicturePrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (tandem_picture_parent_class)->root (widget);

  priv->first = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (priv->first, GTK_PHASE_CAPTURE);
  g_signal_connect_object (priv->first, "key-pressed", G_CALLBACK (first_key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&priv->window, GTK_WIDGET (gtk_widget_get_root (widget)));
  gtk_widget_add_controller (priv->window, priv->first);
}

static void
tandem_picture_unroot (GtkWidget *widget)
{
  TandemPicturePrivate *priv = get_private (TANDEM_PICTURE (widget));

  if (priv->window != NULL)
    gtk_widget_remove_controller (priv->window, priv->first);
  priv->first = NULL;
  g_clear_weak_pointer (&priv->window);

  GTK_WIDGET_CLASS (tandem_picture_parent_class)->unroot (widget);
}

/* ---- the widget ------------------------------------------------------------------------------- */

static void
set_narrow (TandemPicture *self,
            gboolean       narrow)
{
  TandemPicturePrivate *priv = get_private (self);

  if (priv->narrow == narrow)
    return;

  priv->narrow = narrow;
  tandem_widget_set_class (GTK_WIDGET (self), "narrow", narrow);
  TANDEM_PICTURE_GET_CLASS (self)->arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
tandem_picture_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((TandemPictureProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, get_private (TANDEM_PICTURE (object))->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_picture_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((TandemPictureProperty) prop_id)
    {
    case PROP_NARROW:
      set_narrow (TANDEM_PICTURE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_picture_dispose (GObject *object)
{
  TandemPicture *self = TANDEM_PICTURE (object);
  TandemPicturePrivate *priv = get_private (self);
  GtkWidget *child;

  priv->current = NULL;
  for (guint i = 0; i < priv->pins->len; i++)
    TANDEM_PICTURE_GET_CLASS (self)->remove_pin (self, g_ptr_array_index (priv->pins, i));
  g_ptr_array_set_size (priv->pins, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tandem_picture_parent_class)->dispose (object);
}

static void
tandem_picture_finalize (GObject *object)
{
  TandemPicturePrivate *priv = get_private (TANDEM_PICTURE (object));

  g_ptr_array_unref (priv->pins);
  g_free (priv->wanted);

  G_OBJECT_CLASS (tandem_picture_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  static const struct { int signal; const char *name; } of_key[] = {
    { OPENED, "opened" }, { ADDED, "added" }, { REMOVED, "removed" }, { ENDED, "ended" }, { MENU, "menu" }, { CURRENT, "current" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_key); i++)
    signals[of_key[i].signal] = g_signal_new (of_key[i].name, TANDEM_TYPE_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", TANDEM_TYPE_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[PUSHED] = g_signal_new ("pushed", TANDEM_TYPE_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_DIRECTION_TYPE);
  signals[DROPPED] = g_signal_new ("dropped", TANDEM_TYPE_PICTURE, G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL,
                                   G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static const TandemKey keys[] = {
  { "Return F2", N_("Write on the card") },
  { "<Control>Return", N_("Add a card below, above or beside") },
  { "<Alt>Up <Alt>Down <Alt>Left <Alt>Right", N_("Move the card") },
  { "<Alt>Return", N_("Show all fields") },
  { "Delete", N_("Move to the bin") },
};

const TandemKeyTable tandem_picture_keys = TANDEM_KEY_TABLE (N_("The Analysis of a Plan"), keys);

static void
tandem_picture_class_init (TandemPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_picture_get_property;
  object_class->set_property = tandem_picture_set_property;
  object_class->dispose = tandem_picture_dispose;
  object_class->finalize = tandem_picture_finalize;
  widget_class->root = tandem_picture_root;
  widget_class->unroot = tandem_picture_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  add_signals ();
}

static void
tandem_picture_init (TandemPicture *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  get_private (self)->pins = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
