/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "tandem-pages-private.h"

G_DEFINE_QUARK (tandem - paper - error - quark, tandem_paper_error)

/* Pages are drawn with numbered pieces of content, in any order; the structure
 * is written after the last of them and refers to the numbers. So a table or a
 * paragraph may span pages, and what is drawn outside any piece (page numbers,
 * lines, repeated headers) is nobody's content: tandem-pdf-artifacts.c marks it.
 */
struct _TandemPdf
{
  TandemPages *pages;
  cairo_t     *cr;
  guint        page;
  guint        n_contents;
};

void
tandem_pdf_begin (TandemPdf *self,
                  TandemTag *tag)
{
  TandemTagKid kid = { .content = ++self->n_contents };
  const char *name = g_str_equal (tag->name, "Link") ? "Span" : tag->name;
  char attributes[64];

  g_snprintf (attributes, sizeof attributes, "id='%u' tag_name='%s'", kid.content, name);
  cairo_tag_begin (self->cr, CAIRO_TAG_CONTENT, attributes);
  g_array_append_val (tag->kids, kid);
}

void
tandem_pdf_end (TandemPdf *self)
{
  cairo_tag_end (self->cr, CAIRO_TAG_CONTENT);
}

/* The tag for a run: @tag itself, or a part of it in another language or a link. */
TandemTag *
tandem_pdf_find_span (TandemPdf       *self,
                      TandemTag       *tag,
                      guint            run_number,
                      const TandemRun *run)
{
  const char *language = tag->language ? tag->language : self->pages->paper->language;
  TandemTag *last = NULL;

  if (run->language == language && !run->target)
    return tag;
  if (tag->kids->len > 0)
    last = g_array_index (tag->kids, TandemTagKid, tag->kids->len - 1).tag;
  if (last && last->run == run_number + 1)
    return last;

  last = tandem_tag_new (tag, run->target ? "Link" : "Span");
  last->run = run_number + 1;
  last->target = g_strdup (run->target);
  if (run->language != language)
    last->language = run->language;

  return last;
}

/* Areas of one line grow together. */
void
tandem_pdf_add_area (TandemPdf *self,
                     TandemTag *tag,
                     double     x,
                     double     y,
                     double     width,
                     double     height)
{
  TandemArea area = { self->page, x, y, width, height };
  TandemArea *last;

  if (!tag->areas)
    tag->areas = g_array_new (FALSE, FALSE, sizeof (TandemArea));
  if (tag->areas->len > 0)
    {
      last = &g_array_index (tag->areas, TandemArea, tag->areas->len - 1);
      if (last->page == area.page && last->y == y)
        {
          double right = MAX (last->x + last->width, x + width);

          last->x = MIN (last->x, x);
          last->width = right - last->x;
          return;
        }
    }
  g_array_append_val (tag->areas, area);
}

void
tandem_pdf_add_link (TandemPdf *self,
                     TandemTag *tag,
                     TandemTag *span,
                     double     x,
                     double     y,
                     double     width,
                     double     height)
{
  TandemTag *link = span->target ? span : tag;

  if (link->target || link->heading)
    tandem_pdf_add_area (self, link, x, y, width, height);
}

/* An element without content says nothing; cells stay, or columns would shift. */
static gboolean
prune (TandemTag *tag)
{
  for (guint i = tag->kids->len; i-- > 0;)
    {
      TandemTag *kid = g_array_index (tag->kids, TandemTagKid, i).tag;

      if (kid && prune (kid))
        {
          tandem_tag_free (kid);
          g_array_remove_index (tag->kids, i);
        }
    }

  return tag->kids->len == 0 && !g_str_equal (tag->name, "TD") && !g_str_equal (tag->name, "TH");
}

static void
write_structure (cairo_t         *cr,
                 const TandemTag *tag)
{
  /* cairo wants an address for a Link; the finishing pass names it and adds that */
  const char *name = g_str_equal (tag->name, "Link") ? "Span" : tag->name;

  cairo_tag_begin (cr, name, NULL);
  for (guint i = 0; i < tag->kids->len; i++)
    {
      const TandemTagKid *kid = &g_array_index (tag->kids, TandemTagKid, i);
      char attributes[32];

      if (kid->tag)
        {
          write_structure (cr, kid->tag);
          continue;
        }
      g_snprintf (attributes, sizeof attributes, "ref='%u'", kid->content);
      cairo_tag_begin (cr, CAIRO_TAG_CONTENT_REF, attributes);
      cairo_tag_end (cr, CAIRO_TAG_CONTENT_REF);
    }
  cairo_tag_end (cr, name);
}

static void
write_outline (TandemPages     *pages,
               cairo_surface_t *surface)
{
  int parents[8] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < pages->headings->len; i++)
    {
      const TandemHeadingPlace *heading = &g_array_index (pages->headings, TandemHeadingPlace, i);
      g_autofree char *title = tandem_text_to_string (heading->block->text);
      g_autofree char *place = NULL;
      char number[2][G_ASCII_DTOSTR_BUF_SIZE];
      int level = heading->block->level;

      place = g_strdup_printf ("page=%u pos=[%s %s]", heading->page + 1,
                               g_ascii_formatd (number[0], sizeof number[0], "%.2f", pages->left),
                               g_ascii_formatd (number[1], sizeof number[1], "%.2f", MAX (heading->y - 8, 0)));
      if (!*title)
        continue;
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], title, place,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (int j = level + 1; j < (int) G_N_ELEMENTS (parents); j++)
        parents[j] = parents[level];
    }
}

static void
write_metadata (TandemPaper     *paper,
                cairo_surface_t *surface)
{
  g_autofree char *date = tandem_paper_dup_timestamp (paper);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  if (paper->description)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, paper->description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tandem");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* The paper's date at midnight: the hour of writing would change the bytes. */
char *
tandem_paper_dup_timestamp (TandemPaper *self)
{
  int ymd = self->date.ymd > 0 ? self->date.ymd : 19700101;

  return g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", ymd / 10000, MAX (ymd / 100 % 100, 1), MAX (ymd % 100, 1));
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pages (TandemPdf    *self,
            GCancellable *cancellable,
            GError      **error)
{
  guint n_pages = tandem_pages_get_count (self->pages);

  for (self->page = 0; self->page < n_pages; self->page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tandem_pages_draw_tagged (self->pages, self->page, self->cr, self);
      if (self->page + 1 == n_pages)
        {
          prune (self->pages->document);
          write_structure (self->cr, self->pages->document);
        }
      cairo_show_page (self->cr);
    }

  return TRUE;
}

/* Content belongs to one writing of the pages; the next one counts anew. */
static void
forget_content (TandemTag *tag)
{
  for (guint i = tag->kids->len; i-- > 0;)
    {
      TandemTag *kid = g_array_index (tag->kids, TandemTagKid, i).tag;

      if (kid && kid->run == 0)
        {
          forget_content (kid);
          continue;
        }
      tandem_tag_free (kid);
      g_array_remove_index (tag->kids, i);
    }
  g_clear_pointer (&tag->areas, g_array_unref);
}

static GBytes *
draw_pdf (TandemPages  *pages,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, TANDEM_PAGE_WIDTH,
                                                                  TANDEM_PAGE_HEIGHT);
  TandemPdf pdf = { .pages = pages, .cr = cairo_create (surface) };
  cairo_status_t status;
  gboolean drawn;

  write_metadata (pages->paper, surface);
  write_outline (pages, surface);
  forget_content (pages->document);
  drawn = draw_pages (&pdf, cancellable, error);
  status = cairo_status (pdf.cr);
  cairo_destroy (pdf.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TANDEM_PAPER_ERROR, TANDEM_PAPER_ERROR_PDF, _("The PDF could not be written: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * tandem_pages_write_pdf:
 * @stream: where to; not closed
 *
 * Writes the pages as one tagged PDF. The same pages give the same bytes. Any
 * thread, but one at a time for the same pages.
 *
 * Returns: whether all of it was written
 */
gboolean
tandem_pages_write_pdf (TandemPages   *self,
                        GOutputStream *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GBytes) finished = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  plain = draw_pdf (self, cancellable, error);
  if (!plain)
    return FALSE;
  finished = tandem_pdf_finish (plain, self, error);
  if (!finished)
    return FALSE;

  return g_output_stream_write_all (stream, g_bytes_get_data (finished, NULL), g_bytes_get_size (finished), NULL,
                                    cancellable, error);
}
