/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-hero.h"

#include <glib/gi18n-lib.h>

#include "tandem-names.h"
#include "tandem-rings.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *native;
  GtkWidget *place;
} Side;

struct _TandemHero
{
  TandemView parent_instance;

  Side       left;
  Side       right;
  GtkWidget *middle;
  GtkWidget *times;
  GtkWidget *partners;
  guint      minute_id;
};

G_DEFINE_FINAL_TYPE (TandemHero, tandem_hero, TANDEM_TYPE_VIEW)

/* both sides have the same six properties in the same order */
enum { SIDE_NAME, SIDE_NATIVE, SIDE_LANGUAGE, SIDE_PLACE, SIDE_COUNTRY, SIDE_ZONE, N_SIDE };
enum { PROP_LEFT = 1, PROP_RIGHT = PROP_LEFT + N_SIDE, PROP_PARTNERS = PROP_RIGHT + N_SIDE, PROP_NOW, PROP_NARROW };
#define SIDE_PROPERTIES(SIDE) \
        { SIDE "-name", G_TYPE_STRING }, \
        { SIDE "-native", G_TYPE_STRING }, \
        { SIDE "-language", G_TYPE_STRING }, \
        { SIDE "-place", G_TYPE_STRING }, \
        { SIDE "-country", G_TYPE_STRING }, \
        { SIDE "-zone", G_TYPE_STRING }

static const TandemViewProperty properties[] = {
  SIDE_PROPERTIES ("left"),
  SIDE_PROPERTIES ("right"),
  { "partners", TANDEM_VIEW_STRINGS },
  { "now", G_TYPE_INT },
  { "narrow", G_TYPE_BOOLEAN },
};

static void
set_native (GtkWidget  *label,
            const char *native,
            const char *language,
            const char *after)
{
  g_autofree char *text = after && *after ? g_strjoin (" · ", native ? native : "", after, NULL) : g_strdup (native);
  g_autoptr(PangoAttrList) attributes = tandem_names_get_attributes (NULL, native, language);

  tandem_label_set_or_hide (label, native && *native ? text : after);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* Wide: name, native name, place under each other. Narrow: the native name and
 * the country share a line. */
static void
update_side (TandemHero *self,
             Side       *side,
             guint       first)
{
  gboolean narrow = tandem_view_bool (self, PROP_NARROW);
  const char *name = tandem_view_string (self, first + SIDE_NAME);

  gtk_label_set_label (GTK_LABEL (side->name), name ? name : "");
  tandem_widget_set_class (side->name, "title-1", !narrow);
  tandem_widget_set_class (side->name, "title-2", narrow);
  tandem_widget_set_class (side->native, "title-3", !narrow);
  set_native (side->native, tandem_view_string (self, first + SIDE_NATIVE),
              tandem_view_string (self, first + SIDE_LANGUAGE),
              narrow ? tandem_view_string (self, first + SIDE_COUNTRY) : NULL);
  tandem_label_set_or_hide (side->place, narrow ? NULL : tandem_view_string (self, first + SIDE_PLACE));
}

static char *
dup_time (TandemHero *self,
          guint       first)
{
  const char *zone_name = tandem_view_string (self, first + SIDE_ZONE);
  const char *city = tandem_view_string (self, first + SIDE_NAME);
  int now = tandem_view_int (self, PROP_NOW);
  g_autoptr(GTimeZone) zone = zone_name ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr(GDateTime) utc = now ? g_date_time_new_from_unix_utc (now) : g_date_time_new_now_utc ();
  g_autoptr(GDateTime) there = zone ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *clock = there ? g_date_time_format (there, "%H:%M") : NULL;

  if (clock == NULL || city == NULL)
    return NULL;

  /* Translators: the local time of a city: "09:40 in Rome" */
  return g_strdup_printf (C_("local time", "%s in %s"), clock, city);
}

static void
update_times (TandemHero *self)
{
  g_autofree char *left = dup_time (self, PROP_LEFT);
  g_autofree char *right = dup_time (self, PROP_RIGHT);
  g_autofree char *both = left && right ? g_strjoin (" · ", left, right, NULL) : NULL;

  tandem_label_set_or_hide (self->times, both ? both : left ? left : right);
}

static void
update_partners (TandemHero *self)
{
  const char *const *names = tandem_view_strings (self, PROP_PARTNERS);
  g_autofree char *text = names ? g_strjoinv (" · ", (char **) names) : NULL;

  tandem_label_set_or_hide (self->partners, text);
}

static void
place_child (TandemHero *self,
             GtkWidget  *child,
             int         column,
             int         row,
             int         span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child),
                "column", column,
                "row", row,
                "column-span", span,
                NULL);
}

static void
update_spoken (TandemHero *self)
{
  const char *left = tandem_view_string (self, PROP_LEFT + SIDE_NAME);
  const char *right = tandem_view_string (self, PROP_RIGHT + SIDE_NAME);
  /* Translators: a pairing of two cities, read aloud */
  g_autofree char *text = g_strdup_printf (_("%s and %s"), left ? left : "", right ? right : "");

  tandem_widget_set_accessible_label (GTK_WIDGET (self), text);
}

static void
tandem_hero_update (TandemView *view)
{
  TandemHero *self = TANDEM_HERO (view);
  gboolean narrow = tandem_view_bool (self, PROP_NARROW);

  update_side (self, &self->left, PROP_LEFT);
  update_side (self, &self->right, PROP_RIGHT);
  place_child (self, self->middle, narrow ? 0 : 1, narrow ? 1 : 0, narrow ? 3 : 1);
  place_child (self, self->right.box, narrow ? 1 : 2, 0, narrow ? 2 : 1);
  update_times (self);
  update_partners (self);
  update_spoken (self);
}

static gboolean
minute_cb (gpointer user_data)
{
  update_times (user_data);

  return G_SOURCE_CONTINUE;
}

/* The clock runs only while somebody can see it. */
static void
tandem_hero_map (GtkWidget *widget)
{
  TandemHero *self = TANDEM_HERO (widget);

  GTK_WIDGET_CLASS (tandem_hero_parent_class)->map (widget);
  update_times (self);
  self->minute_id = g_timeout_add_seconds (10, minute_cb, self);
}

static void
tandem_hero_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TANDEM_HERO (widget)->minute_id, g_source_remove);

  GTK_WIDGET_CLASS (tandem_hero_parent_class)->unmap (widget);
}

static void
tandem_hero_dispose (GObject *object)
{
  g_clear_handle_id (&TANDEM_HERO (object)->minute_id, g_source_remove);

  G_OBJECT_CLASS (tandem_hero_parent_class)->dispose (object);
}

static void
bind_side (GtkWidgetClass *widget_class,
           const char     *prefix,
           gssize          offset)
{
  static const struct { const char *name; gssize offset; } children[] = {
    { "box", G_STRUCT_OFFSET (Side, box) },
    { "name", G_STRUCT_OFFSET (Side, name) },
    { "native", G_STRUCT_OFFSET (Side, native) },
    { "place", G_STRUCT_OFFSET (Side, place) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", prefix, children[i].name);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE,
                                                 offset + children[i].offset);
    }
}

static void
tandem_hero_class_init (TandemHeroClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_RINGS);
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-hero", "tandem-hero",
                             properties, G_N_ELEMENTS (properties), tandem_hero_update);
  G_OBJECT_CLASS (klass)->dispose = tandem_hero_dispose;
  widget_class->map = tandem_hero_map;
  widget_class->unmap = tandem_hero_unmap;
  bind_side (widget_class, "left", G_STRUCT_OFFSET (TandemHero, left));
  bind_side (widget_class, "right", G_STRUCT_OFFSET (TandemHero, right));
  gtk_widget_class_bind_template_child (widget_class, TandemHero, middle);
  gtk_widget_class_bind_template_child (widget_class, TandemHero, times);
  gtk_widget_class_bind_template_child (widget_class, TandemHero, partners);
}

static void
tandem_hero_init (TandemHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
