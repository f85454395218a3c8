/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-typeset.h"

/* The same letters as the window, then any sans. */
#define LATIN_FAMILIES "Inter,Adwaita Sans,Noto Sans,Sans"

struct _TandemTypesetter
{
  PangoContext   *context;
  TandemTypeStyle styles[TANDEM_N_TYPES];
  double          baselines[TANDEM_N_TYPES];
};

static const TandemTypeStyle regular_styles[TANDEM_N_TYPES] = {
  [TANDEM_TYPE_BODY] = {  9.5, 14.0, 6.0, 6.0, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_TITLE] = { 24.0, 30.0, 0.0, 4.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_SUBTITLE] = { 11.0, 16.0, 2.0, 10.0, TANDEM_RUN_DIM },
  [TANDEM_TYPE_LEAD] = { 11.5, 17.0, 6.0, 8.0, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_SMALL] = {  8.5, 12.0, 2.0, 2.0, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_NOTE] = {  9.0, 13.0, 6.0, 6.0, TANDEM_RUN_DIM },
  [TANDEM_TYPE_HEADING_1] = { 17.0, 22.0, 26.0, 8.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_2] = { 12.5, 17.0, 20.0, 5.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_3] = { 10.5, 15.0, 14.0, 4.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_4] = {  9.5, 14.0, 10.0, 2.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_TABLE_HEAD] = {  7.5, 10.5, 2.0, 2.0, TANDEM_RUN_BOLD | TANDEM_RUN_DIM },
  [TANDEM_TYPE_FURNITURE] = {  7.5, 10.5, 0.0, 0.0, TANDEM_RUN_DIM },
};

static const TandemTypeStyle compact_styles[TANDEM_N_TYPES] = {
  [TANDEM_TYPE_BODY] = {  8.2, 11.4, 3.0, 3.0, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_TITLE] = { 19.0, 24.0, 0.0, 1.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_SUBTITLE] = {  9.0, 13.0, 0.0, 6.0, TANDEM_RUN_DIM },
  [TANDEM_TYPE_LEAD] = {  9.5, 13.5, 4.0, 4.0, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_SMALL] = {  8.0, 11.0, 1.5, 1.5, TANDEM_RUN_PLAIN },
  [TANDEM_TYPE_NOTE] = {  7.5, 10.5, 4.0, 4.0, TANDEM_RUN_DIM },
  [TANDEM_TYPE_HEADING_1] = { 12.0, 16.0, 12.0, 4.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_2] = {  9.5, 13.0, 9.0, 2.5, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_3] = {  8.5, 12.0, 6.0, 2.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_HEADING_4] = {  8.2, 11.4, 4.0, 1.0, TANDEM_RUN_BOLD },
  [TANDEM_TYPE_TABLE_HEAD] = {  7.2, 10.0, 1.5, 1.5, TANDEM_RUN_BOLD | TANDEM_RUN_DIM },
  [TANDEM_TYPE_FURNITURE] = {  7.0, 10.0, 0.0, 0.0, TANDEM_RUN_DIM },
};

/* The same sign is written differently in four places; the family decides. */
static const struct
{
  const char *prefix;
  const char *families;
} han_families[] = {
  { "zh-Hant", LATIN_FAMILIES ",Noto Sans CJK TC" },
  { "zh-HK", LATIN_FAMILIES ",Noto Sans CJK HK" },
  { "zh-TW", LATIN_FAMILIES ",Noto Sans CJK TC" },
  { "ja", LATIN_FAMILIES ",Noto Sans CJK JP" },
  { "ko", LATIN_FAMILIES ",Noto Sans CJK KR" },
  { "", LATIN_FAMILIES ",Noto Sans CJK SC" },
};

static const char *
find_families (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (han_families); i++)
    if (g_str_has_prefix (language, han_families[i].prefix))
      return han_families[i].families;

  g_assert_not_reached ();
}

/* Fontconfig knows zh-cn and zh-tw, not the scripts of BCP 47. */
static PangoLanguage *
find_pango_language (const char *language)
{
  if (g_str_has_prefix (language, "zh-Hant"))
    return pango_language_from_string ("zh-tw");
  if (g_str_equal (language, "zh") || g_str_has_prefix (language, "zh-Hans"))
    return pango_language_from_string ("zh-cn");

  return pango_language_from_string (language);
}

static PangoFontDescription *
describe_font (const TandemTypeStyle *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, LATIN_FAMILIES ",Noto Sans CJK SC");
  pango_font_description_set_size (font, (int) (style->size * PANGO_SCALE));
  pango_font_description_set_weight (font, style->flags & TANDEM_RUN_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return font;
}

/* Letters of several fonts in one line must not move it: the baseline is that
 * of the first font, whatever stands in the line. */
static double
find_baseline (PangoContext          *context,
               const TandemTypeStyle *style)
{
  PangoFontDescription *font = describe_font (style);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, pango_language_from_string ("en"));
  double ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  double descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);

  return (style->line + ascent - descent) / 2;
}

static PangoContext *
create_context (void)
{
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  /* points are points: Pango's 96 dots would make everything a third larger */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

TandemTypesetter *
tandem_typesetter_new (gboolean compact)
{
  TandemTypesetter *self = g_new0 (TandemTypesetter, 1);

  self->context = create_context ();
  for (guint i = 0; i < TANDEM_N_TYPES; i++)
    {
      self->styles[i] = compact ? compact_styles[i] : regular_styles[i];
      self->baselines[i] = find_baseline (self->context, &self->styles[i]);
    }

  return self;
}

void
tandem_typesetter_free (TandemTypesetter *self)
{
  if (!self)
    return;

  g_object_unref (self->context);
  g_free (self);
}

const TandemTypeStyle *
tandem_typesetter_get_style (TandemTypesetter *self,
                             TandemType        type)
{
  return &self->styles[type];
}

static void
insert_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute,
                  guint           start,
                  guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_run_attributes (PangoAttrList   *attributes,
                    const TandemRun *run,
                    guint            number,
                    guint            start,
                    guint            end)
{
  insert_attribute (attributes, pango_attr_language_new (find_pango_language (run->language)), start, end);
  insert_attribute (attributes, pango_attr_family_new (find_families (run->language)), start, end);
  if (run->flags & TANDEM_RUN_BOLD)
    insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (run->flags & TANDEM_RUN_ITALIC)
    insert_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  /* never drawn with; a colour of its own keeps two runs from becoming one item */
  insert_attribute (attributes, pango_attr_foreground_new (number & 0xffff, number >> 16, 0), start, end);
}

/* Shapes @text into lines of at most @width; negative is one line. */
TandemSetText *
tandem_typesetter_set (TandemTypesetter *self,
                       const TandemText *text,
                       TandemType        type,
                       double            width,
                       TandemAlign       align)
{
  const TandemTypeStyle *style = &self->styles[type];
  g_autoptr(GString) words = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = describe_font (style);
  TandemSetText *set = g_new0 (TandemSetText, 1);
  guint n_runs = text ? text->runs->len : 0;

  set->ends = g_new0 (guint, n_runs + 1);
  for (guint i = 0; i < n_runs; i++)
    {
      const TandemRun *run = &g_array_index (text->runs, TandemRun, i);
      guint start = (guint) words->len;

      g_string_append (words, run->words);
      set->ends[i] = (guint) words->len;
      add_run_attributes (attributes, run, i, start, set->ends[i]);
    }
  insert_attribute (attributes, pango_attr_insert_hyphens_new (FALSE), 0, G_MAXUINT);

  set->layout = pango_layout_new (self->context);
  set->text = text;
  set->line = style->line;
  set->baseline = self->baselines[type];
  set->width = width;
  set->align = align;
  set->flags = style->flags;
  pango_layout_set_font_description (set->layout, font);
  pango_layout_set_attributes (set->layout, attributes);
  pango_layout_set_text (set->layout, words->str, (int) words->len);
  pango_layout_set_wrap (set->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (set->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return set;
}

void
tandem_set_text_free (TandemSetText *self)
{
  if (!self)
    return;

  g_object_unref (self->layout);
  tandem_text_free (self->owned_text);
  g_free (self->ends);
  g_free (self);
}

/* The number of the run that the byte of the text belongs to. */
guint
tandem_set_text_find_run (const TandemSetText *self,
                          int                  byte)
{
  guint low = 0;
  guint high = self->text->runs->len;

  while (low + 1 < high)
    {
      guint middle = (low + high - 1) / 2;

      if ((guint) byte < self->ends[middle])
        high = middle + 1;
      else
        low = middle + 1;
    }

  return low;
}

/* Where a line begins, from the left of its column. */
double
tandem_set_text_line_x (const TandemSetText *self,
                        PangoLayoutLine     *line)
{
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle extents;
  double room;

  if (self->width < 0 || (self->align == TANDEM_ALIGN_START && !rtl))
    return 0;

  pango_layout_line_get_extents (line, NULL, &extents);
  room = self->width - pango_units_to_double (extents.width);
  if (self->align == TANDEM_ALIGN_CENTER)
    return room / 2;

  return (self->align == TANDEM_ALIGN_START) == rtl ? room : 0;
}
