/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-lifecycle.h"

#include <glib/gi18n-lib.h>

#include "tandem-lifecycle-step.h"

struct _TandemLifecycle
{
  TandemView parent_instance;

  GPtrArray *steps;         /* (element-type TandemLifecycleStep): borrowed children */
};

G_DEFINE_FINAL_TYPE (TandemLifecycle, tandem_lifecycle, TANDEM_TYPE_VIEW)

enum { PROP_STEPS = 1, PROP_CURRENT, PROP_NARROW };
static const TandemViewProperty properties[] = {
  { "steps", TANDEM_VIEW_STRINGS },
  { "current", G_TYPE_INT },
  { "narrow", G_TYPE_BOOLEAN },
};

static guint step_activated_signal;

static void
step_activate_cb (TandemLifecycle *self,
                  GtkWidget       *step)
{
  guint index;

  if (g_ptr_array_find (self->steps, step, &index))
    g_signal_emit (self, step_activated_signal, 0, index);
}

static void
set_number_of_steps (TandemLifecycle *self,
                     guint            n)
{
  while (self->steps->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->steps, self->steps->len - 1));

  while (self->steps->len < n)
    {
      GtkWidget *step = g_object_new (TANDEM_TYPE_LIFECYCLE_STEP, NULL);

      gtk_widget_set_parent (step, GTK_WIDGET (self));
      g_signal_connect_swapped (step, "activate", G_CALLBACK (step_activate_cb), self);
      g_ptr_array_add (self->steps, step);
    }
}

static void
tandem_lifecycle_update (TandemView *view)
{
  TandemLifecycle *self = TANDEM_LIFECYCLE (view);
  const char *const *labels = tandem_view_strings (self, PROP_STEPS);
  guint n = labels ? g_strv_length ((char **) labels) : 0;
  int current = tandem_view_int (self, PROP_CURRENT);
  gboolean narrow = tandem_view_bool (self, PROP_NARROW);

  set_number_of_steps (self, n);
  for (guint i = 0; i < n; i++)
    {
      int ends = i == 0 ? -1 : i == n - 1 ? 1 : 0;
      /* in a narrow window only what cannot touch: first, current and last */
      gboolean show_label = !narrow || (int) i == current || (ends < 0 && current != 1) || (ends > 0 && current != (int) n - 2);

      g_object_set (g_ptr_array_index (self->steps, i),
                    "label", labels[i],
                    "position", (int) i < current ? -1 : (int) i > current,
                    "ends", ends,
                    "show-label", show_label,
                    NULL);
    }
}

/* Steps share the width evenly; labels may reach over into the room of their
 * neighbours, which in a narrow window have none. */
static void
tandem_lifecycle_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  TandemLifecycle *self = TANDEM_LIFECYCLE (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->steps->len; i++)
    {
      int step_minimum, step_natural;

      gtk_widget_measure (g_ptr_array_index (self->steps, i), orientation, -1, &step_minimum, &step_natural, NULL, NULL);
      *minimum = MAX (*minimum, step_minimum);
      *natural = MAX (*natural, step_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, 40) * self->steps->len;
      *natural *= self->steps->len;
    }
}

static void
tandem_lifecycle_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  TandemLifecycle *self = TANDEM_LIFECYCLE (widget);
  guint n = self->steps->len;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < n; i++)
    {
      guint place = rtl ? n - 1 - i : i;
      int from = width * place / n;

      gtk_widget_size_allocate (g_ptr_array_index (self->steps, i),
                                &(GtkAllocation) { from, 0, width * (place + 1) / n - from, height }, -1);
    }
}

static void
tandem_lifecycle_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_LIFECYCLE (object)->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (tandem_lifecycle_parent_class)->finalize (object);
}

static void
tandem_lifecycle_class_init (TandemLifecycleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  tandem_view_class_install (TANDEM_VIEW_CLASS (klass), "tandem-lifecycle", NULL,
                             properties, G_N_ELEMENTS (properties), tandem_lifecycle_update);
  G_OBJECT_CLASS (klass)->finalize = tandem_lifecycle_finalize;
  widget_class->measure = tandem_lifecycle_measure;
  widget_class->size_allocate = tandem_lifecycle_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  step_activated_signal = g_signal_new ("step-activated", TANDEM_TYPE_LIFECYCLE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tandem_lifecycle_init (TandemLifecycle *self)
{
  self->steps = g_ptr_array_new ();
  tandem_widget_set_accessible_label (GTK_WIDGET (self), _("Steps of the pairing"));
}
