/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-record-head.h"

#include <glib/gi18n-lib.h>

#include "tandem-health-card.h"
#include "tandem-native-name.h"
#include "tandem-summary.h"

static void
append_line (GtkBox     *head,
             const char *text,
             const char *style)
{
  GtkWidget *label;

  if (text == NULL || text[0] == '\0')
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (head, label);
}

static void
append_titles (GtkBox              *head,
               const TandemDoc     *plan,
               const TandemContext *context)
{
  g_autoptr(TandemSummary) summary = tandem_summary_new (plan, context);
  g_autofree char *native = tandem_dup_native_name (tandem_doc_get (plan, "title"), context);
  GtkWidget *name = g_object_new (TANDEM_TYPE_NATIVE_NAME, "title", summary->title, "native", native, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (name, "title-2");
  gtk_box_append (head, name);
  append_line (head, summary->subtitle, "dimmed");
}

static void
append_open_button (GtkBox          *head,
                    const TandemDoc *plan)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open Plan"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-plan");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tandem_doc_get_id (plan));
  gtk_box_append (head, button);
}

static void
append_health (GtkBox              *head,
               const TandemDoc     *plan,
               const TandemContext *context)
{
  g_autofree char *health = tandem_dup_computed (plan, "health", context);
  g_autofree char *reason = tandem_dup_computed (plan, "health_reason", context);

  if (health != NULL)
    gtk_box_append (head, g_object_new (TANDEM_TYPE_HEALTH_CARD, "status", health, "sentence", reason, NULL));
}

static void
append_vision (GtkBox              *head,
               const TandemDoc     *plan,
               const TandemContext *context)
{
  const char *vision = tandem_val_l10n (tandem_doc_get (plan, "vision"), tandem_context_get_language (context));

  if (vision == NULL || vision[0] == '\0')
    return;

  append_line (head, _("Vision"), "heading");
  append_line (head, vision, "body");
}

void
tandem_plan_head_fill (GtkBox          *head,
                       TandemSession   *session,
                       const TandemDoc *plan)
{
  TandemContext *context = tandem_session_get_context (session);

  append_titles (head, plan, context);
  append_open_button (head, plan);
  append_health (head, plan, context);
  append_vision (head, plan, context);
}
