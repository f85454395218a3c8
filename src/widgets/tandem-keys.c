/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-keys.h"

/* Keys that keyboards have twice, or that Shift makes another of. */
static const struct
{
  guint           key;
  guint           twin;
  GdkModifierType with;
} twins[] = {
  { GDK_KEY_Return, GDK_KEY_KP_Enter },
  { GDK_KEY_Delete, GDK_KEY_KP_Delete },
  { GDK_KEY_plus, GDK_KEY_KP_Add },
  { GDK_KEY_plus, GDK_KEY_equal },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract },
  { GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK },
};

static gboolean
is_twin (guint           key,
         guint           twin,
         GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i].key == key && twins[i].twin == twin && (modifiers & twins[i].with) == twins[i].with)
      return TRUE;

  return FALSE;
}

static GVariant *
parse_target (const TandemKey *key)
{
  g_autoptr(GError) error = NULL;
  GVariant *target;

  if (key->target == NULL)
    return NULL;
  target = g_variant_parse (NULL, key->target, NULL, NULL, &error);
  if (target == NULL)
    g_error ("the key %s: %s", key->accels, error->message);

  return target;
}

static void
add_binding (GtkWidgetClass  *klass,
             const TandemKey *key,
             guint            keyval,
             GdkModifierType  modifiers)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (key->action));
  g_autoptr(GVariant) target = parse_target (key);

  gtk_shortcut_set_arguments (shortcut, target);
  gtk_widget_class_add_shortcut (klass, shortcut);
  g_object_unref (shortcut);
}

/**
 * tandem_keys_bind:
 * @klass: class of a widget that has the actions
 * @table: its keys
 *
 * Binds the keys that have an action.
 */
void
tandem_keys_bind (GtkWidgetClass       *klass,
                  const TandemKeyTable *table)
{
  for (guint i = 0; i < table->n_keys; i++)
    {
      const TandemKey *key = &table->keys[i];
      g_auto(GStrv) accels = g_strsplit (key->accels, " ", -1);

      for (char **accel = accels; key->action != NULL && *accel != NULL; accel++)
        {
          guint keyval;
          GdkModifierType modifiers;

          if (!gtk_accelerator_parse (*accel, &keyval, &modifiers))
            g_error ("there is no key “%s”", *accel);
          add_binding (klass, key, keyval, modifiers);
          for (guint j = 0; j < G_N_ELEMENTS (twins); j++)
            if (is_twin (keyval, twins[j].twin, modifiers))
              add_binding (klass, key, twins[j].twin, modifiers);
        }
    }
}

/**
 * tandem_keys_find:
 * @table: keys
 * @keyval: what was pressed
 * @state: with what was held down
 *
 * Returns: (nullable): the line of the table that it is
 */
const TandemKey *
tandem_keys_find (const TandemKeyTable *table,
                  guint                 keyval,
                  GdkModifierType       state)
{
  GdkModifierType held = (state & gtk_accelerator_get_default_mod_mask ()) | (keyval == GDK_KEY_ISO_Left_Tab ? GDK_SHIFT_MASK : 0);

  for (guint i = 0; i < table->n_keys; i++)
    {
      g_auto(GStrv) accels = g_strsplit (table->keys[i].accels, " ", -1);

      for (char **accel = accels; *accel != NULL; accel++)
        {
          guint wanted;
          GdkModifierType modifiers;

          if (gtk_accelerator_parse (*accel, &wanted, &modifiers) && modifiers == held &&
              (gdk_keyval_to_lower (keyval) == gdk_keyval_to_lower (wanted) || is_twin (wanted, keyval, modifiers)))
            return &table->keys[i];
        }
    }

  return NULL;
}

/**
 * tandem_keys_press:
 * @key: a key with an action
 * @widget: the widget that has the action, or one in it
 *
 * Does what the key is for.
 *
 * Returns: whether there was such an action, and it was possible
 */
gboolean
tandem_keys_press (const TandemKey *key,
                   GtkWidget       *widget)
{
  g_autoptr(GVariant) target = NULL;

  g_return_val_if_fail (key->action != NULL, FALSE);

  target = parse_target (key);

  return gtk_widget_activate_action_variant (widget, key->action, target);
}
