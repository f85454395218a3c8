/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tandem-analysis.h"
#include "tandem-picture.h"

G_BEGIN_DECLS

/**
 * TandemToolButton:
 * @label: marked with N_()
 * @action: its name
 * @for_pin: whether it is about the current pin, and asleep without one
 *
 * A button below a picture.
 */
typedef struct
{
  const char *label;
  const char *action;
  gboolean    for_pin;
} TandemToolButton;

/**
 * TandemToolLook:
 * @icon: of the empty page
 * @title: of the empty page
 * @sentence: of the empty page: what it is for
 * @start: the label of its button
 * @start_action: what that does
 * @hint: the keys, in a line
 * @buttons: (array length=n_buttons): below the picture
 *
 * What stands around a picture; texts are marked with N_().
 */
typedef struct
{
  const char *icon;
  const char *title;
  const char *sentence;
  const char *start;
  const char *start_action;
  const char *hint;
  const TandemToolButton *buttons;
  guint n_buttons;
} TandemToolLook;

/* The key of the pin that is being written and is no record yet. */
#define TANDEM_TOOL_DRAFT "draft"

/**
 * TandemAnalysisTool:
 *
 * A picture of one side of a plan that follows the plan, with its buttons, and a
 * sentence and a button where there is nothing yet. The key of a pin is the id
 * of its record, or begins with it and a space.
 */
#define TANDEM_TYPE_ANALYSIS_TOOL (tandem_analysis_tool_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemAnalysisTool, tandem_analysis_tool, TANDEM, ANALYSIS_TOOL, AdwBin)

struct _TandemAnalysisToolClass
{
  AdwBinClass parent_class;

  /* tells the picture what there is; a draft too, while there is one */
  void (*tell)   (TandemAnalysisTool *self,
                  TandemSnapshot     *snapshot);
  /* a sentence was written, of a record or of the draft */
  void (*write)  (TandemAnalysisTool *self,
                  const char         *key,
                  const char         *text);
  /* (nullable): a record is to be taken away */
  void (*remove) (TandemAnalysisTool *self,
                  TandemDoc          *doc);
};

void            tandem_analysis_tool_set_up       (TandemAnalysisTool   *self,
                                                   TandemAnalysis       *analysis,
                                                   GtkWidget            *picture,
                                                   const TandemToolLook *look);
TandemAnalysis *tandem_analysis_tool_get_analysis (TandemAnalysisTool   *self);
TandemPicture  *tandem_analysis_tool_get_picture  (TandemAnalysisTool   *self);
TandemDoc      *tandem_analysis_tool_get_doc      (TandemAnalysisTool   *self,
                                                   const char           *key);
TandemDoc      *tandem_analysis_tool_get_current  (TandemAnalysisTool   *self);
gboolean        tandem_analysis_tool_has_draft    (TandemAnalysisTool   *self);
void            tandem_analysis_tool_begin_draft  (TandemAnalysisTool   *self);
void            tandem_analysis_tool_pop_up       (TandemAnalysisTool   *self,
                                                   GtkWidget            *popover);
void            tandem_analysis_tool_write        (TandemAnalysisTool   *self,
                                                   TandemDoc            *doc,
                                                   const char           *path,
                                                   const char           *text);
void            tandem_analysis_tool_add          (TandemAnalysisTool   *self,
                                                   TandemDoc            *doc);
gboolean        tandem_analysis_tool_apply        (TandemAnalysisTool   *self,
                                                   GPtrArray            *edits,
                                                   const char           *format,
                                                   const TandemDoc      *doc,
                                                   const GError         *error);

G_END_DECLS
