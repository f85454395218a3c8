/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tandem-choice.h"

struct _TandemChoice
{
  GObject parent_instance;

  char   *code;             /* (owned): a code, or the id of a record; "" is none */
  char   *title;            /* (owned) */
  char   *subtitle;         /* (owned) (nullable) */
  char   *icon;             /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TandemChoice, tandem_choice, G_TYPE_OBJECT)

static void
tandem_choice_finalize (GObject *object)
{
  TandemChoice *self = TANDEM_CHOICE (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->icon);

  G_OBJECT_CLASS (tandem_choice_parent_class)->finalize (object);
}

static void
tandem_choice_class_init (TandemChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_choice_finalize;
}

static void
tandem_choice_init (TandemChoice *self)
{
}

TandemChoice *
tandem_choice_new (const char *code,
                   const char *title,
                   const char *subtitle,
                   const char *icon)
{
  TandemChoice *self = g_object_new (TANDEM_TYPE_CHOICE, NULL);

  self->code = g_strdup (code ? code : "");
  self->title = g_strdup (title ? title : self->code);
  self->subtitle = g_strdup (subtitle);
  self->icon = g_strdup (icon);

  return self;
}

const char *
tandem_choice_get_code (TandemChoice *self)
{
  g_return_val_if_fail (TANDEM_IS_CHOICE (self), NULL);

  return self->code;
}

const char *
tandem_choice_get_title (TandemChoice *self)
{
  g_return_val_if_fail (TANDEM_IS_CHOICE (self), NULL);

  return self->title;
}

const char *
tandem_choice_get_subtitle (TandemChoice *self)
{
  g_return_val_if_fail (TANDEM_IS_CHOICE (self), NULL);

  return self->subtitle;
}

const char *
tandem_choice_get_icon (TandemChoice *self)
{
  g_return_val_if_fail (TANDEM_IS_CHOICE (self), NULL);

  return self->icon;
}
