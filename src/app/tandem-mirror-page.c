/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-mirror-page.h"

#include <glib/gi18n-lib.h>

#include "kinds/tandem-figures.h"
#include "kinds/tandem-plan.h"
#include "tandem-create-dialog.h"
#include "tandem-mirror-plans.h"
#include "tandem-mirror-side.h"
#include "tandem-plan-edit.h"
#include "tandem-plan-watch.h"
#include "tandem-shared.h"
#include "tandem-widgets.h"

enum { LEFT, RIGHT, N_SIDES };

struct _TandemMirrorPage
{
  AdwNavigationPage parent_instance;

  GtkStack         *stack;
  AdwWindowTitle   *window_title;
  GtkLabel         *sentence_label;
  TandemMirrorSide *left_side;
  TandemMirrorSide *right_side;
  GtkWidget        *foot;
  GtkLabel         *detail_label;
  GtkButton        *share_button;
  AdwToggleGroup   *side_toggles;
  AdwToggle        *left_toggle;
  AdwToggle        *right_toggle;

  TandemSession    *session;           /* (owned) */
  TandemDoc        *partnership;       /* (owned) (nullable) */
  GPtrArray        *plans;             /* (element-type TandemDoc): of the pairing */
  char             *chosen[N_SIDES];   /* (owned) (nullable): ids of plans */
  char             *names[N_SIDES];    /* (owned): what sentences call them */
  char             *selected[N_SIDES]; /* (owned) (nullable): ids, which outlive the rows */
  TandemPlanWatch  *watch;             /* (owned) (nullable) */
  GListStore       *items;             /* (owned): of TandemMirrorItem */
  guint             active;            /* the side where somebody is */
  gboolean          narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} TandemMirrorPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (TandemMirrorPage, tandem_mirror_page, ADW_TYPE_NAVIGATION_PAGE)

static TandemMirrorSide *
get_side (TandemMirrorPage * self,
          guint side)
{
  return side == LEFT ? self->left_side : self->right_side;
}

static TandemContext *
get_context (TandemMirrorPage *self)
{
  return tandem_session_get_context (self->session);
}

static TandemSnapshot *
get_snapshot (TandemMirrorPage *self,
              guint             side)
{
  return self->watch != NULL ? tandem_plan_watch_get_snapshot (self->watch, side) : NULL;
}

/* ---- what is selected ----------------------------------------------------------- */

static gboolean
is_action (const TandemDoc *doc)
{
  return doc != NULL && g_str_equal (tandem_doc_get_kind (doc)->name, "action");
}

static GPtrArray *
list_counterparts (TandemMirrorPage *self,
                   guint             side)
{
  TandemDoc *doc = tandem_mirror_side_get_selected (get_side (self, side));
  TandemSnapshot *other = get_snapshot (self, 1 - side);

  return is_action (doc) && other != NULL ? tandem_shared_list (other, self->chosen[1 - side], doc) : g_ptr_array_new ();
}

/* What can be said of the row where somebody is. */
static char *
dup_detail (TandemMirrorPage *self,
            GPtrArray        *counterparts)
{
  TandemDoc *docs[N_SIDES] = { tandem_mirror_side_get_selected (self->left_side),
                               tandem_mirror_side_get_selected (self->right_side) };
  TandemDoc *here = docs[self->active];
  TandemDoc *there = docs[1 - self->active];
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!is_action (here))
    return g_strdup (_("Choose an action on each side, and share them with Ctrl+L. F6 changes the side."));
  if (counterparts->len > 0)
    {
      there = is_action (there) && tandem_shared_is (here, there) ? there : g_ptr_array_index (counterparts, 0);
      docs[1 - self->active] = there;
      return tandem_shared_dup_sentence (docs[LEFT], docs[RIGHT], (const char *const *) self->names, get_context (self));
    }
  first = tandem_doc_dup_name (here, get_context (self));
  if (!is_action (there))
    /* Translators: %s is the code and title of an action */
    return g_strdup_printf (_("“%s” is in this plan only. Choose its counterpart on the other side (F6)."), first);

  second = tandem_doc_dup_name (there, get_context (self));

  /* Translators: both are the code and title of an action */
  return g_strdup_printf (_("“%1$s” is in this plan only. Ctrl+L shares it with “%2$s”."), first, second);
}

static void
update_detail (TandemMirrorPage *self)
{
  TandemDoc *left = tandem_mirror_side_get_selected (self->left_side);
  TandemDoc *right = tandem_mirror_side_get_selected (self->right_side);
  gboolean both = is_action (left) && is_action (right);
  gboolean shared = both && tandem_shared_is (left, right);
  g_autoptr(GPtrArray) counterparts = list_counterparts (self, self->active);
  g_autofree char *detail = dup_detail (self, counterparts);

  gtk_label_set_label (self->detail_label, detail);
  gtk_button_set_label (self->share_button, shared ? _("Stop Sharing") : _("Share"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mirror.toggle-shared", both);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mirror.open",
                                 tandem_mirror_side_get_selected (get_side (self, self->active)) != NULL);
  tandem_mirror_side_mark (get_side (self, 1 - self->active), counterparts);
  tandem_mirror_side_mark (get_side (self, self->active), NULL);
}

static void
remember (TandemMirrorPage *self,
          guint             side)
{
  TandemDoc *doc = tandem_mirror_side_get_selected (get_side (self, side));

  g_set_str (&self->selected[side], doc != NULL ? tandem_doc_get_id (doc) : NULL);
}

/* The counterpart is selected along: what is linked is seen on both sides. */
static void
selected_on (TandemMirrorPage *self,
             guint             side)
{
  TandemDoc *other = tandem_mirror_side_get_selected (get_side (self, 1 - side));
  g_autoptr(GPtrArray) counterparts = list_counterparts (self, side);

  self->active = side;
  if (counterparts->len > 0 && (other == NULL || !g_ptr_array_find (counterparts, other, NULL)))
    tandem_mirror_side_select (get_side (self, 1 - side), tandem_doc_get_id (g_ptr_array_index (counterparts, 0)), FALSE);
  remember (self, LEFT);
  remember (self, RIGHT);
  update_detail (self);
}

static void
left_selected_cb (TandemMirrorPage *self)
{
  selected_on (self, LEFT);
}

static void
right_selected_cb (TandemMirrorPage *self)
{
  selected_on (self, RIGHT);
}

/* Both sides show the same rows, unless one of them is hidden. */
static void
left_scrolled_cb (TandemMirrorPage *self,
                  double            value)
{
  if (!self->narrow)
    tandem_mirror_side_scroll (self->right_side, value);
}

static void
right_scrolled_cb (TandemMirrorPage *self,
                   double            value)
{
  if (!self->narrow)
    tandem_mirror_side_scroll (self->left_side, value);
}

/* ---- reading ---------------------------------------------------------------------- */

static guint
count_shared (TandemMirrorPage *self,
              guint             side,
              guint            *n_actions)
{
  guint n = 0;

  *n_actions = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TandemMirrorItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      *n_actions += is_action (tandem_mirror_item_get_doc (item, side));
      n += tandem_mirror_item_get_shared (item, side) != NULL;
    }

  return n;
}

static void
update_sentence (TandemMirrorPage *self)
{
  guint n_left, n_right;
  guint shared = count_shared (self, LEFT, &n_left);
  g_autofree char *text = NULL;

  count_shared (self, RIGHT, &n_right);
  /* Translators: how many actions of how many the plan of the partner has too: 1: number shared, 2: all of the left plan,
   * 3: its name, 4: all of the right plan, 5: its name */
  text = g_strdup_printf (ngettext ("%1$u action is shared, of %2$u in %3$s and %4$u in %5$s.",
                                    "%1$u actions are shared, of %2$u in %3$s and %4$u in %5$s.", shared),
                          shared, n_left, self->names[LEFT], n_right, self->names[RIGHT]);
  gtk_label_set_label (self->sentence_label, text);
}

static void
loaded_cb (TandemMirrorPage *self)
{
  TandemSnapshot *snapshots[N_SIDES] = { get_snapshot (self, LEFT), get_snapshot (self, RIGHT) };
  g_autoptr(TandemContext) context = tandem_snapshot_dup_context (snapshots[LEFT], get_context (self));

  tandem_mirror_items_show (self->items, snapshots, (const char *const *) self->chosen, context);
  for (guint i = 0; i < N_SIDES; i++)
    if (self->selected[i] != NULL)
      tandem_mirror_side_select (get_side (self, i), self->selected[i], FALSE);
  update_sentence (self);
  update_detail (self);
}

/* ---- which plans ------------------------------------------------------------------- */

static void
show_choice (TandemMirrorPage *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) titles = NULL;

  for (guint i = 0; i < self->plans->len; i++)
    g_strv_builder_take (builder, tandem_doc_dup_title (g_ptr_array_index (self->plans, i), get_context (self)));
  titles = g_strv_builder_end (builder);
  for (guint i = 0; i < N_SIDES; i++)
    {
      guint index = 0;

      tandem_mirror_plans_find (self->plans, self->chosen[i], &index);
      tandem_mirror_side_show_plans (get_side (self, i), (const char *const *) titles, index);
    }
  adw_toggle_set_label (self->left_toggle, tandem_mirror_plans_get_caption (self->names[LEFT]));
  adw_toggle_set_label (self->right_toggle, tandem_mirror_plans_get_caption (self->names[RIGHT]));
}

static void
watch_plans (TandemMirrorPage *self)
{
  const char *const plans[] = { self->chosen[LEFT], self->chosen[RIGHT], NULL };
  guint index;

  g_clear_object (&self->watch);
  self->watch = tandem_plan_watch_new (self->session, plans, GTK_WIDGET (self));
  g_signal_connect_object (self->watch, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  tandem_mirror_plans_name (self->session, tandem_mirror_plans_find (self->plans, plans[LEFT], &index),
                            tandem_mirror_plans_find (self->plans, plans[RIGHT], &index), self->names);
  show_choice (self);
}

/* The plan that the other side has makes way. */
static void
choose_plan (TandemMirrorPage *self,
             guint             side,
             guint             index)
{
  const char *id;

  if (index >= self->plans->len)
    return;
  id = tandem_doc_get_id (g_ptr_array_index (self->plans, index));
  if (g_strcmp0 (self->chosen[side], id) == 0)
    return;

  if (g_strcmp0 (self->chosen[1 - side], id) == 0)
    g_set_str (&self->chosen[1 - side], self->chosen[side]);
  g_set_str (&self->chosen[side], id);
  watch_plans (self);
}

static void
left_plan_chosen_cb (TandemMirrorPage *self,
                     guint             index)
{
  choose_plan (self, LEFT, index);
}

static void
right_plan_chosen_cb (TandemMirrorPage *self,
                      guint             index)
{
  choose_plan (self, RIGHT, index);
}

static void
start (TandemMirrorPage *self,
       const char       *id)
{
  g_autofree char *title = NULL;
  gboolean two;

  g_clear_pointer (&self->partnership, tandem_doc_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  self->plans = tandem_mirror_plans_list (self->session, id, &self->partnership);
  two = self->plans->len > 1;
  if (self->partnership != NULL)
    title = tandem_doc_dup_title (self->partnership, get_context (self));
  adw_window_title_set_subtitle (self->window_title, title != NULL ? title : "");
  gtk_stack_set_visible_child_name (self->stack, two ? "plans" : "one");
  gtk_widget_set_visible (self->foot, two);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mirror.add-plan", self->partnership != NULL);
  if (!two)
    return;

  tandem_mirror_plans_choose (self->plans, id, self->chosen);
  watch_plans (self);
}

/* ---- actions ---------------------------------------------------------------------- */

static void
toggle_shared_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (widget);
  TandemDoc *left = tandem_mirror_side_get_selected (self->left_side);
  TandemDoc *right = tandem_mirror_side_get_selected (self->right_side);
  gboolean shared = tandem_shared_is (left, right);
  g_autoptr(GPtrArray) edits = shared ? tandem_shared_unlink (left, right) : tandem_shared_link (left, right);
  g_autoptr(TandemBatch) batch = tandem_batch_new (shared ? _("Stop Sharing an Action") : _("Share an Action"));

  for (guint i = 0; i < edits->len; i++)
    {
      const TandemPlanEdit *edit = g_ptr_array_index (edits, i);

      tandem_batch_put (batch, edit->before, edit->after);
    }
  tandem_session_save (self->session, batch, shared ? _("The two actions are not shared any more")
                                                    : _("The two actions are shared"));
}

static void
open_selected (TandemMirrorPage *self)
{
  TandemDoc *doc = tandem_mirror_side_get_selected (get_side (self, self->active));

  if (doc != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-in-plan", "s", tandem_doc_get_id (doc));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  open_selected (TANDEM_MIRROR_PAGE (widget));
}

static void
activated_cb (TandemMirrorPage *self,
              TandemMirrorSide *side)
{
  self->active = side == self->left_side ? LEFT : RIGHT;
  open_selected (self);
}

static void
show_sides (TandemMirrorPage *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (get_side (self, i)), !self->narrow || i == self->active);
      tandem_mirror_side_set_narrow (get_side (self, i), self->narrow);
    }
  adw_toggle_group_set_active_name (self->side_toggles, self->active == LEFT ? "left" : "right");
}

static void
go_to_side (TandemMirrorPage *self,
            guint             side)
{
  self->active = side;
  show_sides (self);
  tandem_mirror_side_select (get_side (self, side), NULL, TRUE);
  remember (self, side);
  update_detail (self);
}

static void
other_side_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (widget);

  if (self->watch != NULL)
    go_to_side (self, 1 - self->active);
}

static void
side_toggled_cb (TandemMirrorPage *self)
{
  guint side;

  if (self->side_toggles == NULL || self->watch == NULL)
    return;

  side = g_strcmp0 (adw_toggle_group_get_active_name (self->side_toggles), "right") == 0 ? RIGHT : LEFT;
  if (side != self->active)
    go_to_side (self, side);
}

static void
created_cb (TandemMirrorPage *self,
            const char       *id)
{
  start (self, id);
}

static void
add_plan_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (widget);
  AdwDialog *dialog = tandem_create_dialog_new (self->session, &tandem_plan_kind, self->partnership);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- the page --------------------------------------------------------------------- */

static void
tandem_mirror_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (object);

  switch ((TandemMirrorPageProperty) prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      if (self->session != NULL)
        show_sides (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_mirror_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((TandemMirrorPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_MIRROR_PAGE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tandem_mirror_page_dispose (GObject *object)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tandem_mirror_page_parent_class)->dispose (object);
}

static void
tandem_mirror_page_finalize (GObject *object)
{
  TandemMirrorPage *self = TANDEM_MIRROR_PAGE (object);

  for (guint i = 0; i < N_SIDES; i++)
    {
      g_free (self->chosen[i]);
      g_free (self->names[i]);
      g_free (self->selected[i]);
    }
  g_clear_pointer (&self->partnership, tandem_doc_unref);
  g_ptr_array_unref (self->plans);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tandem_mirror_page_parent_class)->finalize (object);
}

static const TandemKey keys[] = {
  { "F6 <Control>Tab <Control><Shift>Tab", N_("Go to the other side"), "mirror.other-side" },
  { "<Control>l", N_("Share the two chosen actions, or stop"), "mirror.toggle-shared" },
  { "Return", N_("Open in the plan") },
};

const TandemKeyTable tandem_mirror_page_keys = TANDEM_KEY_TABLE (N_("Two Plans Side by Side"), keys);

static void
tandem_mirror_page_class_init (TandemMirrorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tandem_mirror_page_set_property;
  object_class->get_property = tandem_mirror_page_get_property;
  object_class->dispose = tandem_mirror_page_dispose;
  object_class->finalize = tandem_mirror_page_finalize;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, TANDEM_RESOURCE_PATH "/ui/tandem-mirror-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, left_side);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, right_side);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, foot);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, share_button);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, side_toggles);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, left_toggle);
  gtk_widget_class_bind_template_child (widget_class, TandemMirrorPage, right_toggle);
  gtk_widget_class_bind_template_callback (widget_class, left_plan_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_plan_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_toggled_cb);

  gtk_widget_class_install_action (widget_class, "mirror.toggle-shared", NULL, toggle_shared_action);
  gtk_widget_class_install_action (widget_class, "mirror.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "mirror.other-side", NULL, other_side_action);
  gtk_widget_class_install_action (widget_class, "mirror.add-plan", NULL, add_plan_action);
  tandem_keys_bind (widget_class, &tandem_mirror_page_keys);
}

static void
tandem_mirror_page_init (TandemMirrorPage *self)
{
  g_type_ensure (TANDEM_TYPE_MIRROR_SIDE);
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_doc_unref);
  self->items = g_list_store_new (TANDEM_TYPE_MIRROR_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_mirror_page_new:
 * @session: the session
 * @id: id of a plan, which is shown left, or of a pairing
 *
 * Returns: a page on two plans of a pairing
 */
GtkWidget *
tandem_mirror_page_new (TandemSession *session,
                        const char    *id)
{
  TandemMirrorPage *self = g_object_new (TANDEM_TYPE_MIRROR_PAGE, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < N_SIDES; i++)
    tandem_mirror_side_set_up (get_side (self, i), i, G_LIST_MODEL (self->items), get_context (self));
  start (self, id);
  show_sides (self);

  return GTK_WIDGET (self);
}

/**
 * tandem_mirror_page_select:
 * @self: a page
 * @side: 0: left, 1: right
 * @id: id of a record of that plan
 *
 * Does what a click on the row does.
 */
void
tandem_mirror_page_select (TandemMirrorPage *self,
                           guint             side,
                           const char       *id)
{
  tandem_mirror_side_select (get_side (self, side), id, TRUE);
  selected_on (self, side);
}
