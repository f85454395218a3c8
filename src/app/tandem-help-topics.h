/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_HELP_MAX_STEPS 6

/**
 * TandemHelpTopic:
 * @name: stable, for links
 * @title: N_() what somebody wants to do
 * @icon: beside it
 * @intro: N_() when and why, in one or two sentences
 * @steps: N_() what to do, in order; ends with NULL unless it is full
 * @note: N_() (nullable): what is good to know
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *intro;
  const char *steps[TANDEM_HELP_MAX_STEPS];
  const char *note;
} TandemHelpTopic;

const TandemHelpTopic *tandem_help_topics (guint *n_topics);

G_END_DECLS
