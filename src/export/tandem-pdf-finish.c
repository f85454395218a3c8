/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "tandem-pages-private.h"

/* What PDF/UA-1 asks for and cairo cannot write: language, title bar, metadata
 * of conformance, scopes of headers, alternatives of figures, links as part of
 * the structure, artifacts. The structure is walked beside the tree of tags it
 * was written from, so each element meets its tag.
 */
typedef struct
{
  qpdf_data    qpdf;
  TandemPages *pages;
  qpdf_oh      parent_numbers;
  int          next_parent;
  GArray      *page_objects;    /* qpdf_oh */
} Finisher;

static qpdf_oh
new_name (Finisher   *self,
          const char *name)
{
  return qpdf_oh_new_name (self->qpdf, name);
}

static qpdf_oh
new_string (Finisher   *self,
            const char *text)
{
  return qpdf_oh_new_unicode_string (self->qpdf, text);
}

/* Sets a key to a value made for it, and lets go of the handle. */
static void
set_key (Finisher   *self,
         qpdf_oh     dictionary,
         const char *key,
         qpdf_oh     value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
  qpdf_oh_release (self->qpdf, value);
}

static void
append (Finisher *self,
        qpdf_oh   array,
        qpdf_oh   value)
{
  qpdf_oh_append_item (self->qpdf, array, value);
  qpdf_oh_release (self->qpdf, value);
}

static qpdf_oh
new_box (Finisher         *self,
         const TandemArea *area)
{
  qpdf_oh box = qpdf_oh_new_array (self->qpdf);
  const double corners[] = {
    area->x, TANDEM_PAGE_HEIGHT - area->y - area->height,
    area->x + area->width, TANDEM_PAGE_HEIGHT - area->y,
  };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    append (self, box, qpdf_oh_new_real_from_double (self->qpdf, corners[i], 2));

  return box;
}

static qpdf_oh
get_page (Finisher *self,
          guint     page)
{
  return g_array_index (self->page_objects, qpdf_oh, page);
}

/* ---- links ----------------------------------------------------------------- */

static char *
dup_link_words (const TandemTag *tag)
{
  if (tag->heading)
    return tandem_text_to_string (tag->heading->text);

  return g_strdup (tag->target);
}

static void
set_link_goal (Finisher        *self,
               const TandemTag *tag,
               qpdf_oh          annotation)
{
  if (tag->heading)
    {
      const TandemHeadingPlace *place = tandem_pages_find_heading (self->pages, tag->heading);
      qpdf_oh goal = qpdf_oh_new_array (self->qpdf);

      qpdf_oh_append_item (self->qpdf, goal, get_page (self, place->page));
      append (self, goal, new_name (self, "/XYZ"));
      append (self, goal, qpdf_oh_new_null (self->qpdf));
      append (self, goal, qpdf_oh_new_real_from_double (self->qpdf, TANDEM_PAGE_HEIGHT - MAX (place->y - 8, 0), 2));
      append (self, goal, qpdf_oh_new_null (self->qpdf));
      set_key (self, annotation, "/Dest", goal);
    }
  else
    {
      qpdf_oh action = qpdf_oh_new_dictionary (self->qpdf);

      set_key (self, action, "/S", new_name (self, "/URI"));
      set_key (self, action, "/URI", qpdf_oh_new_string (self->qpdf, tag->target));
      set_key (self, annotation, "/A", action);
    }
}

static qpdf_oh
make_annotation (Finisher         *self,
                 const TandemTag  *tag,
                 const TandemArea *area)
{
  g_autofree char *words = dup_link_words (tag);
  qpdf_oh annotation = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh border = qpdf_oh_new_array (self->qpdf);

  for (guint i = 0; i < 3; i++)
    append (self, border, qpdf_oh_new_integer (self->qpdf, 0));
  set_key (self, annotation, "/Type", new_name (self, "/Annot"));
  set_key (self, annotation, "/Subtype", new_name (self, "/Link"));
  set_key (self, annotation, "/Rect", new_box (self, area));
  set_key (self, annotation, "/Border", border);
  set_key (self, annotation, "/F", qpdf_oh_new_integer (self->qpdf, 4));
  set_key (self, annotation, "/Contents", new_string (self, words));
  set_key (self, annotation, "/StructParent", qpdf_oh_new_integer (self->qpdf, self->next_parent));
  set_link_goal (self, tag, annotation);

  return qpdf_make_indirect_object (self->qpdf, annotation);
}

static qpdf_oh
get_or_make_array (Finisher   *self,
                   qpdf_oh     dictionary,
                   const char *key)
{
  if (!qpdf_oh_has_key (self->qpdf, dictionary, key))
    set_key (self, dictionary, key, qpdf_oh_new_array (self->qpdf));

  return qpdf_oh_get_key (self->qpdf, dictionary, key);
}

/* An element's kids may be one, or an array of them. */
static qpdf_oh
make_kids_array (Finisher *self,
                 qpdf_oh   element)
{
  qpdf_oh kids = qpdf_oh_get_key (self->qpdf, element, "/K");
  qpdf_oh array;

  if (qpdf_oh_is_array (self->qpdf, kids))
    return kids;
  array = qpdf_oh_new_array (self->qpdf);
  append (self, array, kids);
  set_key (self, element, "/K", array);

  return qpdf_oh_get_key (self->qpdf, element, "/K");
}

static void
add_link (Finisher         *self,
          const TandemTag  *tag,
          const TandemArea *area,
          qpdf_oh           element)
{
  qpdf_oh page = get_page (self, area->page);
  qpdf_oh annotation = make_annotation (self, tag, area);
  qpdf_oh annotations = get_or_make_array (self, page, "/Annots");
  qpdf_oh kids = make_kids_array (self, element);
  qpdf_oh reference = qpdf_oh_new_dictionary (self->qpdf);

  set_key (self, reference, "/Type", new_name (self, "/OBJR"));
  qpdf_oh_replace_key (self->qpdf, reference, "/Obj", annotation);
  qpdf_oh_replace_key (self->qpdf, reference, "/Pg", page);
  append (self, kids, reference);
  append (self, annotations, annotation);
  append (self, self->parent_numbers, qpdf_oh_new_integer (self->qpdf, self->next_parent++));
  qpdf_oh_append_item (self->qpdf, self->parent_numbers, element);
  qpdf_oh_release (self->qpdf, kids);
  qpdf_oh_release (self->qpdf, annotations);
}

/* ---- structure ------------------------------------------------------------- */

static void
set_table_attributes (Finisher        *self,
                      const TandemTag *tag,
                      qpdf_oh          element)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (self->qpdf);

  set_key (self, attributes, "/O", new_name (self, "/Table"));
  if (tag->scope)
    set_key (self, attributes, "/Scope", new_name (self, g_str_equal (tag->scope, "Row") ? "/Row" : "/Column"));
  if (tag->span > 1)
    set_key (self, attributes, "/ColSpan", qpdf_oh_new_integer (self->qpdf, tag->span));
  set_key (self, element, "/A", attributes);
}

static void
set_figure_attributes (Finisher         *self,
                       const TandemArea *area,
                       qpdf_oh           element)
{
  qpdf_oh attributes = qpdf_oh_new_dictionary (self->qpdf);

  set_key (self, attributes, "/O", new_name (self, "/Layout"));
  set_key (self, attributes, "/BBox", new_box (self, area));
  set_key (self, element, "/A", attributes);
}

static void
finish_element (Finisher        *self,
                const TandemTag *tag,
                qpdf_oh          element)
{
  if (tag->language)
    set_key (self, element, "/Lang", new_string (self, tag->language));
  if (tag->alternative)
    set_key (self, element, "/Alt", new_string (self, tag->alternative));
  if (tag->scope || tag->span > 1)
    set_table_attributes (self, tag, element);
  if (tag->areas && g_str_equal (tag->name, "Figure"))
    set_figure_attributes (self, &g_array_index (tag->areas, TandemArea, 0), element);
  if (g_str_equal (tag->name, "Link"))
    {
      set_key (self, element, "/S", new_name (self, "/Link"));
      for (guint i = 0; tag->areas && i < tag->areas->len; i++)
        add_link (self, tag, &g_array_index (tag->areas, TandemArea, i), element);
    }
}

static gboolean walk (Finisher        *self,
                      const TandemTag *tag,
                      qpdf_oh          element);

static gboolean
walk_kids (Finisher        *self,
           const TandemTag *tag,
           qpdf_oh          kids)
{
  int n_kids = qpdf_oh_is_array (self->qpdf, kids) ? qpdf_oh_get_array_n_items (self->qpdf, kids) : 1;

  /* cairo writes one kid for each of ours, in order */
  if (n_kids < (int) tag->kids->len)
    return tag->kids->len == 0;
  for (guint i = 0; i < tag->kids->len; i++)
    {
      const TandemTag *kid = g_array_index (tag->kids, TandemTagKid, i).tag;
      qpdf_oh element;
      gboolean walked;

      if (!kid)
        continue;
      element = qpdf_oh_is_array (self->qpdf, kids) ? qpdf_oh_get_array_item (self->qpdf, kids, (int) i)
                                                    : qpdf_oh_new_object (self->qpdf, kids);
      walked = walk (self, kid, element);
      qpdf_oh_release (self->qpdf, element);
      if (!walked)
        return FALSE;
    }

  return TRUE;
}

/* FALSE if the element is not the one that was written for the tag. */
static gboolean
walk (Finisher        *self,
      const TandemTag *tag,
      qpdf_oh          element)
{
  const char *expected = g_str_equal (tag->name, "Link") ? "Span" : tag->name;
  qpdf_oh name, kids;
  gboolean walked;

  if (!qpdf_oh_is_dictionary (self->qpdf, element))
    return FALSE;
  name = qpdf_oh_get_key (self->qpdf, element, "/S");
  walked = qpdf_oh_is_name (self->qpdf, name) && g_str_equal (qpdf_oh_get_name (self->qpdf, name) + 1, expected);
  qpdf_oh_release (self->qpdf, name);
  if (!walked)
    return FALSE;

  kids = qpdf_oh_get_key (self->qpdf, element, "/K");
  walked = walk_kids (self, tag, kids);
  qpdf_oh_release (self->qpdf, kids);
  finish_element (self, tag, element);

  return walked;
}

static gboolean
finish_structure (Finisher *self,
                  qpdf_oh   root)
{
  qpdf_oh tree = qpdf_oh_get_key (self->qpdf, root, "/StructTreeRoot");
  qpdf_oh parents, kids;
  TandemTagKid document = { .tag = self->pages->document };
  TandemTag top = { .name = "StructTreeRoot", .kids = g_array_new (FALSE, FALSE, sizeof document) };
  gboolean walked = FALSE;

  if (qpdf_oh_is_dictionary (self->qpdf, tree))
    {
      g_array_append_val (top.kids, document);
      parents = qpdf_oh_get_key (self->qpdf, tree, "/ParentTree");
      self->parent_numbers = qpdf_oh_get_key (self->qpdf, parents, "/Nums");
      self->next_parent = qpdf_oh_get_array_n_items (self->qpdf, self->parent_numbers) / 2;
      kids = qpdf_oh_get_key (self->qpdf, tree, "/K");
      walked = walk_kids (self, &top, kids);
      set_key (self, tree, "/ParentTreeNextKey", qpdf_oh_new_integer (self->qpdf, self->next_parent));
    }
  g_array_unref (top.kids);

  return walked;
}

/* ---- pages, catalogue ------------------------------------------------------ */

static void
finish_pages (Finisher *self)
{
  for (guint i = 0; i < self->page_objects->len; i++)
    {
      qpdf_oh page = get_page (self, i);
      unsigned char *content = NULL;
      size_t length = 0;
      g_autofree char *marked = NULL;
      gsize marked_length = 0;

      set_key (self, page, "/Tabs", new_name (self, "/S"));
      qpdf_oh_get_page_content_data (self->qpdf, page, &content, &length);
      marked = tandem_pdf_mark_artifacts ((const char *) content, length, &marked_length);
      if (marked)
        {
          qpdf_oh stream = qpdf_oh_new_stream (self->qpdf);
          qpdf_oh none = qpdf_oh_new_null (self->qpdf);

          qpdf_oh_replace_stream_data (self->qpdf, stream, (const unsigned char *) marked, marked_length, none, none);
          qpdf_oh_release (self->qpdf, none);
          set_key (self, page, "/Contents", stream);
        }
      qpdf_oh_free_buffer (&content);
    }
}

static char *
make_metadata (TandemPages *pages)
{
  g_autofree char *date = tandem_paper_dup_timestamp (pages->paper);

  return g_markup_printf_escaped (
    "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "<xmp:CreatorTool>Tandem</xmp:CreatorTool>\n"
    "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
    pages->paper->title, pages->paper->language, date, date);
}

static void
finish_catalogue (Finisher *self,
                  qpdf_oh   root)
{
  g_autofree char *metadata = make_metadata (self->pages);
  qpdf_oh mark = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh view = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf);
  qpdf_oh none = qpdf_oh_new_null (self->qpdf);
  qpdf_oh dictionary;

  set_key (self, mark, "/Marked", qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  set_key (self, root, "/MarkInfo", mark);
  set_key (self, view, "/DisplayDocTitle", qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  set_key (self, root, "/ViewerPreferences", view);
  set_key (self, root, "/Lang", new_string (self, self->pages->paper->language));

  qpdf_oh_replace_stream_data (self->qpdf, stream, (const unsigned char *) metadata, strlen (metadata), none, none);
  dictionary = qpdf_oh_get_dict (self->qpdf, stream);
  set_key (self, dictionary, "/Type", new_name (self, "/Metadata"));
  set_key (self, dictionary, "/Subtype", new_name (self, "/XML"));
  set_key (self, root, "/Metadata", stream);
  qpdf_oh_release (self->qpdf, none);
}

static gboolean
check (Finisher   *self,
       gboolean    ok,
       const char *what,
       GError    **error)
{
  const char *detail = NULL;

  if (qpdf_has_error (self->qpdf))
    {
      detail = qpdf_get_error_full_text (self->qpdf, qpdf_get_error (self->qpdf));
      ok = FALSE;
    }
  if (!ok)
    g_set_error (error, TANDEM_PAPER_ERROR, TANDEM_PAPER_ERROR_PDF, _("The PDF could not be finished: %s%s%s"), what,
                 detail ? ": " : "", detail ? detail : "");

  return ok;
}

static GBytes *
write_out (Finisher *self,
           GError  **error)
{
  qpdf_init_write_memory (self->qpdf);
  qpdf_set_minimum_pdf_version (self->qpdf, "1.7");
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_generate);
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  if (!check (self, (qpdf_write (self->qpdf) & QPDF_ERRORS) == 0, "writing", error))
    return NULL;

  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));
}

static void
collect_pages (Finisher *self)
{
  int n_pages = qpdf_get_num_pages (self->qpdf);

  self->page_objects = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->qpdf, (size_t) i);

      g_array_append_val (self->page_objects, page);
    }
}

/* Takes what cairo wrote and gives the tagged file. */
GBytes *
tandem_pdf_finish (GBytes      *plain,
                   TandemPages *pages,
                   GError     **error)
{
  Finisher self = { .qpdf = qpdf_init (), .pages = pages };
  GBytes *finished = NULL;
  qpdf_oh root;

  /* cairo leaves an object that does not exist in its table: a warning, and gone on writing */
  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  if (check (&self, (qpdf_read_memory (self.qpdf, "paper", g_bytes_get_data (plain, NULL), g_bytes_get_size (plain),
                                       NULL) & QPDF_ERRORS) == 0, "reading", error))
    {
      root = qpdf_get_root (self.qpdf);
      collect_pages (&self);
      finish_catalogue (&self, root);
      if (check (&self, self.page_objects->len == tandem_pages_get_count (pages), "pages are missing", error) &&
          check (&self, finish_structure (&self, root), "the structure is not as it was written", error))
        {
          finish_pages (&self);
          finished = write_out (&self, error);
        }
      g_array_unref (self.page_objects);
    }
  qpdf_cleanup (&self.qpdf);

  return finished;
}
