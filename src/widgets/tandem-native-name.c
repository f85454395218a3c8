/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-native-name.h"

#include "tandem-names.h"

struct _TandemNativeName
{
  TandemView parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (TandemNativeName, tandem_native_name, TANDEM_TYPE_VIEW)

enum { PROP_NAME = 1, PROP_NATIVE, PROP_LANGUAGE, PROP_WRAP };
static const TandemViewProperty properties[] = {
  { "title", G_TYPE_STRING },
  { "native", G_TYPE_STRING },
  { "language", G_TYPE_STRING },
  { "wrap", G_TYPE_BOOLEAN },
};

static void
tandem_native_name_update (TandemView *view)
{
  TandemNativeName *self = TANDEM_NATIVE_NAME (view);
  const char *name = tandem_view_string (self, PROP_NAME);
  const char *native = tandem_view_string (self, PROP_NATIVE);
  gboolean wrap = tandem_view_bool (self, PROP_WRAP);
  g_autofree char *text = tandem_names_dup_text (name, native);
  g_autoptr(PangoAttrList) attributes =
    tandem_names_get_attributes (name, native, tandem_view_string (self, PROP_LANGUAGE));

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  gtk_label_set_wrap (GTK_LABEL (self->label), wrap);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static void
tandem_native_name_class_init (TandemNativeNameClass *klass)
{
  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-native-name", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_native_name_update);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tandem_native_name_init (TandemNativeName *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
