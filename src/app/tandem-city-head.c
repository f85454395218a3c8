/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-head.h"

#include <glib/gi18n-lib.h>

#include "tandem-boxed-group.h"
#include "tandem-city-words.h"
#include "tandem-figure-row.h"
#include "tandem-map-strip.h"
#include "tandem-native-name.h"
#include "tandem-record-row.h"
#include "tandem-summary.h"

static void
append_names (GtkBox              *head,
              const TandemDoc     *city,
              const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (city, context);
  g_autofree char *native = tandem_dup_native_name (tandem_doc_get (city, "name"), context);
  GtkWidget *name = g_object_new (TANDEM_TYPE_NATIVE_NAME, "title", title, "native", native, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (name, "title-1");
  gtk_box_append (head, name);
}

static void
append_place (GtkBox              *head,
              const TandemDoc     *city,
              const TandemContext *context)
{
  int kind_index = tandem_kind_get_field (tandem_doc_get_kind (city), "city_kind");
  g_autofree char *kind = tandem_doc_dup_text (city, (guint) kind_index, context);
  g_autofree char *time = tandem_city_dup_local_time (city);
  g_autofree char *region = tandem_city_dup_region (city, context);
  GString *line = g_string_new (NULL);
  GtkWidget *label;

  if (kind != NULL && kind[0] != '\0')
    /* Translators: what a place is and where, as in "Municipality in Shandong, China" */
    g_string_append_printf (line, _("%s in %s"), kind, region);
  else
    g_string_append (line, region);
  if (time != NULL)
    {
      g_string_append (line, " · ");
      /* Translators: %s is a time of day */
      g_string_append_printf (line, _("local time %s"), time);
    }

  label = gtk_label_new (line->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (head, label);
  g_string_free (line, TRUE);
}

static void
add_to_map (GtkWidget           *map,
            const TandemDoc     *city,
            gboolean             center,
            const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (city, context);
  g_autofree char *native = tandem_dup_native_name (tandem_doc_get (city, "name"), context);
  double latitude, longitude;

  if (!tandem_city_get_position (city, &latitude, &longitude))
    return;
  if (center)
    tandem_map_strip_add_center (TANDEM_MAP_STRIP (map), title, native, latitude, longitude);
  else
    tandem_map_strip_add_city (TANDEM_MAP_STRIP (map), title, native, latitude, longitude);
}

static const char *
find_side (const TandemDoc *pairing,
           const char      *city)
{
  TandemValIter iter;
  TandemVal member;

  tandem_val_iter_init (&iter, tandem_doc_get (pairing, "members"));
  while (tandem_val_iter_next (&iter, NULL, &member))
    if (g_strcmp0 (tandem_val_string (tandem_val_member (member, "city")), city) == 0)
      return tandem_val_string (tandem_val_member (member, "side"));

  return NULL;
}

static void
append_map (GtkBox              *head,
            const TandemDoc     *city,
            const TandemContext *context)
{
  const char *id = tandem_doc_get_id (city);
  g_autoptr(GPtrArray) pairings = tandem_context_referring (context, "partnership", "members.city", id);
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double latitude, longitude;
  GtkWidget *map;

  if (!tandem_city_get_position (city, &latitude, &longitude))
    return;

  map = g_object_new (TANDEM_TYPE_MAP_STRIP, NULL);
  add_to_map (map, city, TRUE, context);
  g_hash_table_add (shown, g_strdup (id));
  for (guint i = 0; pairings != NULL && i < pairings->len; i++)
    {
      TandemDoc *pairing = g_ptr_array_index (pairings, i);
      const char *own_side = find_side (pairing, id);
      TandemValIter iter;
      TandemVal member;

      tandem_val_iter_init (&iter, tandem_doc_get (pairing, "members"));
      while (tandem_val_iter_next (&iter, NULL, &member))
        {
          const char *partner_id = tandem_val_string (tandem_val_member (member, "city"));
          const char *side = tandem_val_string (tandem_val_member (member, "side"));
          g_autoptr(TandemDoc) partner = NULL;

          if (partner_id == NULL || g_strcmp0 (side, own_side) == 0 || !g_hash_table_add (shown, g_strdup (partner_id)))
            continue;
          if ((partner = tandem_context_resolve (context, partner_id)) != NULL)
            add_to_map (map, partner, FALSE, context);
        }
    }
  gtk_box_append (head, map);
}

static void
append_code (GtkWidget  *box,
             const char *label,
             const char *value)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *code = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (code), 0);
  gtk_label_set_selectable (GTK_LABEL (code), TRUE);
  gtk_widget_set_focusable (code, FALSE);
  gtk_widget_add_css_class (code, "numeric");
  gtk_box_append (GTK_BOX (pair), caption);
  gtk_box_append (GTK_BOX (pair), code);
  adw_wrap_box_append (ADW_WRAP_BOX (box), pair);
}

/* "37.48° N, 121.44° E" */
static char *
dup_position (double latitude,
              double longitude)
{
  /* Translators: degrees of latitude and of longitude */
  g_autofree char *first = g_strdup_printf (latitude < 0 ? _("%.2f° S") : _("%.2f° N"), ABS (latitude));
  g_autofree char *second = g_strdup_printf (longitude < 0 ? _("%.2f° W") : _("%.2f° E"), ABS (longitude));

  /* Translators: a position: latitude, longitude */
  return g_strdup_printf (C_("position", "%s, %s"), first, second);
}

static void
append_codes (GtkBox          *head,
              const TandemDoc *city)
{
  static const struct
  {
    const char *path;
    const char *label;
  } codes[] = {
    { "subdivision", "ISO 3166-2" }, { "codes.gb_t_2260", "GB/T 2260" }, { "codes.un_locode", "UN/LOCODE" },
    { "codes.nuts_code", "NUTS 3" }, { "codes.wikidata_qid", "Wikidata" },
  };
  gint64 geonames = tandem_val_int (tandem_doc_get (city, "codes.geonames_id"), 0);
  double latitude, longitude;
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 30);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 10);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "codes");

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const char *value = tandem_val_string (tandem_doc_get (city, codes[i].path));

      if (value != NULL)
        append_code (box, codes[i].label, value);
    }
  if (geonames != 0)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, geonames);

      append_code (box, "GeoNames", value);
    }
  if (tandem_city_get_position (city, &latitude, &longitude))
    {
      g_autofree char *value = dup_position (latitude, longitude);

      append_code (box, _("Location"), value);
    }

  if (gtk_widget_get_first_child (box) != NULL)
    gtk_box_append (head, box);
  else
    g_object_unref (g_object_ref_sink (box));
}

static GtkWidget *
new_figure (const TandemDoc *city,
            const char      *field,
            const char      *title,
            const char      *unit)
{
  TandemVal figure = tandem_city_latest_figure (city, field);
  g_autofree char *number = tandem_number_dup_grouped (tandem_val_string (tandem_val_member (figure, "value")));
  g_autofree char *value = number != NULL && unit != NULL ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);
  gint64 year = tandem_val_int (tandem_val_member (figure, "year"), 0);
  const char *source = tandem_val_string (tandem_val_member (figure, "source"));
  guint n_values = tandem_val_length (tandem_doc_get (city, field));
  g_autofree char *warning =
    n_values > 1 ? g_strdup_printf (ngettext ("%u value", "%u values", n_values), n_values) : NULL;
  g_autofree char *from = NULL;

  if (year != 0 && source != NULL)
    from = g_strdup_printf ("%" G_GINT64_FORMAT " · %s", year, source);
  else if (source != NULL)
    from = g_strdup (source);
  else if (year != 0)
    from = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  return g_object_new (TANDEM_TYPE_FIGURE_ROW,
                       "title", title,
                       "subtitle", value != NULL ? from : _("needed for the city profile"),
                       "value", value != NULL ? value : _("missing"),
                       "status", value != NULL ? NULL : "missing",
                       "warning", warning,
                       "warning-action", warning != NULL ? "record.edit" : NULL,
                       NULL);
}

static void
append_figures (GtkBox          *head,
                const TandemDoc *city)
{
  GtkWidget *group = g_object_new (TANDEM_TYPE_BOXED_GROUP,
                                   "title", _("Figures"),
                                   "add-label", _("Edit Figures"),
                                   "add-action", "record.edit",
                                   NULL);
  const char *people = tandem_val_string (tandem_val_member (tandem_city_latest_figure (city, "population"), "value"));
  const char *area = tandem_val_string (tandem_val_member (tandem_city_latest_figure (city, "area"), "value"));
  double square_km = area != NULL ? g_ascii_strtod (area, NULL) : 0;

  tandem_boxed_group_add (TANDEM_BOXED_GROUP (group), new_figure (city, "population", _("Population"), NULL));
  tandem_boxed_group_add (TANDEM_BOXED_GROUP (group), new_figure (city, "area", _("Area"), "km²"));
  if (people != NULL && square_km > 0)
    {
      g_autofree char *density = tandem_number_dup_grouped_value (g_ascii_strtod (people, NULL) / square_km, 0);

      tandem_boxed_group_add (TANDEM_BOXED_GROUP (group),
                              g_object_new (TANDEM_TYPE_FIGURE_ROW,
                                            "title", _("People per km²"),
                                            "subtitle", _("computed from the two above"),
                                            "value", density,
                                            NULL));
    }
  gtk_widget_set_margin_top (group, 8);
  gtk_box_append (head, group);
}

static void
append_networks (GtkBox              *head,
                 const TandemDoc     *city,
                 const TandemContext *context)
{
  const TandemField *list = tandem_kind_find_field (tandem_doc_get_kind (city), "memberships");
  const TandemField *network = tandem_field_find (list->sub, list->n_sub, "network");
  const TandemField *status = tandem_field_find (list->sub, list->n_sub, "status");
  TandemValIter iter;
  TandemVal membership;
  GtkWidget *group;

  if (tandem_val_length (tandem_doc_get (city, "memberships")) == 0)
    return;

  group = g_object_new (TANDEM_TYPE_BOXED_GROUP, "title", _("Networks"), "count", -1, NULL);
  tandem_val_iter_init (&iter, tandem_doc_get (city, "memberships"));
  while (tandem_val_iter_next (&iter, NULL, &membership))
    {
      g_autofree char *name = tandem_field_dup_text (network, tandem_val_member (membership, "network"), context);
      g_autofree char *state = tandem_field_dup_text (status, tandem_val_member (membership, "status"), context);

      tandem_boxed_group_add (TANDEM_BOXED_GROUP (group),
                              g_object_new (TANDEM_TYPE_RECORD_ROW,
                                            "boxed", TRUE,
                                            "icon", "link-symbolic",
                                            "title", name,
                                            "subtitle", state,
                                            NULL));
    }
  gtk_widget_set_margin_top (group, 8);
  gtk_box_append (head, group);
}

void
tandem_city_head_fill (GtkBox          *head,
                       TandemSession   *session,
                       const TandemDoc *city)
{
  TandemContext *context = tandem_session_get_context (session);

  append_names (head, city, context);
  append_place (head, city, context);
  append_map (head, city, context);
  append_codes (head, city);
  append_figures (head, city);
  append_networks (head, city, context);
}
