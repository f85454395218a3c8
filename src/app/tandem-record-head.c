/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-head.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-milestone.h"
#include "tandem-names.h"
#include "tandem-native-name.h"
#include "tandem-pill.h"
#include "tandem-slip-view.h"
#include "tandem-summary.h"

static const struct
{
  const char *kind;
  void        (*fill) (GtkBox          *head,
                       TandemSession   *session,
                       const TandemDoc *doc);
} special[] = {
  { "city", tandem_city_head_fill },
  { "partnership", tandem_partnership_head_fill },
  { "plan", tandem_plan_head_fill },
};

static void
append_caption (GtkBox     *head,
                const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (head, label);
}

/* "Milestone M2.3 of Vocational skills exchange" */
static void
append_breadcrumb (GtkBox              *head,
                   const TandemDoc     *doc,
                   const TandemContext *context)
{
  const char *parent_id = tandem_doc_get_parent (doc);
  g_autoptr(TandemDoc) parent = parent_id != NULL ? tandem_context_resolve (context, parent_id) : NULL;
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, context);
  g_autofree char *kind = g_strdup (g_dgettext (GETTEXT_PACKAGE, tandem_doc_get_kind (doc)->label));
  g_autofree char *called = summary->code != NULL ? g_strdup_printf ("%s %s", kind, summary->code) : g_strdup (kind);
  g_autofree char *of = parent != NULL ? tandem_doc_dup_title (parent, context) : NULL;
  /* Translators: what a record is and what it belongs to: "Milestone M2.3 of Vocational skills exchange" */
  g_autofree char *crumb = of != NULL ? g_strdup_printf (_("%s of %s"), called, of) : g_strdup (called);

  append_caption (head, crumb);
}

static void
append_title (GtkBox              *head,
              const TandemDoc     *doc,
              const TandemContext *context)
{
  g_autofree char *title = tandem_doc_dup_title (doc, context);
  guint field = tandem_kind_flagged (tandem_doc_get_kind (doc), TANDEM_TITLE);
  g_autofree char *native = NULL;
  GtkWidget *name;

  if (field < tandem_doc_get_kind (doc)->n_fields)
    native = tandem_dup_native_name (tandem_doc_field (doc, field), context);
  name = g_object_new (TANDEM_TYPE_NATIVE_NAME, "title", title, "native", native, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (name, "title-3");
  gtk_box_append (head, name);
}

static void
append_pills (GtkBox              *head,
              const TandemDoc     *doc,
              const TandemContext *context)
{
  g_autoptr(TandemSummary) summary = tandem_summary_new (doc, context);
  GtkWidget *box;

  if (summary->status == NULL)
    return;

  box = adw_wrap_box_new ();
  adw_wrap_box_append (ADW_WRAP_BOX (box), g_object_new (TANDEM_TYPE_PILL, "status", summary->status, NULL));
  gtk_box_append (head, box);
}

/* What was assumed, and where facts come from, is said where the record is shown. */
static void
append_provenance (GtkBox          *head,
                   const TandemDoc *doc)
{
  const char *source = tandem_val_string (tandem_doc_get (doc, "source"));

  if (tandem_val_bool (tandem_doc_get (doc, "illustration")))
    append_caption (head, _("An illustration: parts of this were assumed to show how a plan looks"));
  if (source != NULL)
    {
      /* Translators: %s says where facts come from */
      g_autofree char *text = g_strdup_printf (_("Source: %s"), source);

      append_caption (head, text);
    }
}

/**
 * tandem_record_head_fill:
 * @head: an empty box
 * @session: the session
 * @doc: a record
 *
 * Fills the top of the page of @doc.
 */
void
tandem_record_head_fill (GtkBox          *head,
                         TandemSession   *session,
                         const TandemDoc *doc)
{
  TandemContext *context = tandem_session_get_context (session);
  const char *kind = tandem_doc_get_kind (doc)->name;

  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i].kind, kind))
      {
        special[i].fill (head, session, doc);
        append_provenance (head, doc);
        return;
      }

  append_breadcrumb (head, doc, context);
  append_title (head, doc, context);
  append_pills (head, doc, context);
  if (tandem_doc_get_kind (doc) == &tandem_milestone_kind)
    gtk_box_append (head, tandem_slip_view_new (session, doc));
  append_provenance (head, doc);
}

gboolean
tandem_record_head_has_form (const TandemKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (special[i].kind, kind->name))
      return FALSE;

  return TRUE;
}
