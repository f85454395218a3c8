/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tandem-help-topics.h"

#include <glib/gi18n-lib.h>

/* In the order of how often coordinators and planners do these. */
static const TandemHelpTopic topics[] = {
  {
    .name = "today", .icon = "place-today-symbolic",
    .title = N_("See what is late, due or waiting"),
    .intro = N_("Today is the page that Tandem starts with. It lists what asks for something, the most urgent first."),
    .steps = {
      N_("Press Ctrl+1, or choose Today in the sidebar."),
      N_("Go from row to row with the arrow keys; Enter opens what a row is about."),
      N_("Press Ctrl+Enter, or the button at the end of the row, for its next step."),
      N_("Choose Mine to see only what concerns your cities. Which those are is settled in the Preferences, Ctrl+Comma."),
    },
  },
  {
    .name = "find", .icon = "system-search-symbolic",
    .title = N_("Find anything"),
    .intro = N_("Cities, pairings, plans, milestones, people and commands are found in one place, by any of their names."),
    .steps = {
      N_("Press Ctrl+K and type two letters, or two Chinese characters."),
      N_("Choose with the arrow keys; Tab goes on to the next group."),
      N_("Press Enter to open it, or Ctrl+Enter to open it in a window beside."),
    },
    .note = N_("Accents need not be typed, and a name with one wrong letter is found too."),
  },
  {
    .name = "note", .icon = "list-add-symbolic",
    .title = N_("Note a call, a visit or an update"),
    .intro = N_("What happened goes into the pairing's record in one line, also without a network."),
    .steps = {
      N_("Press Ctrl+N on Today or on a pairing's page."),
      N_("Write what happened in one line."),
      N_("Choose with the arrow keys what it is: an update of a milestone, a contact, or something that is to follow."),
      N_("Press Enter to save it."),
    },
  },
  {
    .name = "milestone", .icon = "place-milestones-symbolic",
    .title = N_("Change a milestone and say why"),
    .intro = N_("A milestone keeps its baseline for ever. What is expected now, and why, is written beside it."),
    .steps = {
      N_("Choose Update… in its row on Today or among the Milestones."),
      N_("Change the status, the due date or the day it is expected on."),
      N_("Write in one line what is new, and choose the meeting where it was decided."),
      N_("Press Enter to save. Ctrl+Z takes all of it back at once."),
    },
    .note = N_("“Late” is not chosen: it follows from the due date. So does “Delayed”, from a forecast after it."),
  },
  {
    .name = "sent", .icon = "sync-waiting-symbolic",
    .title = N_("Know whether your work has arrived"),
    .intro = N_("Everything is saved on this computer at once. The button at the foot of the sidebar says what has been shared."),
    .steps = {
      N_("Read the button: “3 waiting” is work that the central server does not have yet."),
      N_("Press it to see which changes those are, in plain words, and what keeps them."),
      N_("Press F5 to synchronise now."),
    },
    .note = N_("Without a central server all work stays on this computer. Choose Central Server… in the menu to set one up."),
  },
  {
    .name = "write", .icon = "place-plans-symbolic",
    .title = N_("Write the text of a plan"),
    .intro = N_("A plan is written section by section, in two languages side by side, and saved while you type."),
    .steps = {
      N_("Open a plan and choose Text."),
      N_("Choose a section at the left and write."),
      N_("Choose the languages at the head of each column."),
      N_("Look for paragraphs that are marked as out of date: the other language has changed since they were translated."),
      N_("Press the secondary button on a word that is underlined in red for proposals. The button Check Spelling above the text turns this off."),
    },
  },
  {
    .name = "analyse", .icon = "gap-symbolic",
    .title = N_("Analyse a problem and its stakeholders"),
    .intro = N_("Four pictures of a plan say why it is made, how it works, who matters and what may go wrong. They are changed where one looks at them."),
    .steps = {
      N_("Open a plan and choose Analysis, then Problems, Logic, Stakeholders or Risks."),
      N_("Go from card to card with the arrow keys. Enter writes, Escape forgets what was written."),
      N_("Press Ctrl+Enter to add a cause below a problem, an effect above one, or a card beside another."),
      N_("Press Alt with an arrow key, or drag, to move a card: to another place in the tree, or to another judgement."),
      N_("In Logic press F8 for the next missing link, and Enter to write what is missing."),
    },
    .note = N_("What is not judged yet stands below the grid; any Alt with an arrow key takes it to the middle."),
  },
  {
    .name = "undo", .icon = "edit-undo-symbolic",
    .title = N_("Take something back"),
    .intro = N_("Every change can be undone, also after Tandem was closed, and nothing that is deleted is gone at once."),
    .steps = {
      N_("Press Ctrl+Z to undo the last change, and Ctrl+Shift+Z to do it again."),
      N_("Go to the place Bin and press Enter on what was deleted to bring it back."),
      N_("Choose History… in the menu of a record to see what it was before, and to restore it."),
    },
  },
  {
    .name = "paper", .icon = "document-save-symbolic",
    .title = N_("Take a paper to a meeting"),
    .intro = N_("The plan, or the plan at a glance on one page, becomes a PDF in the language of your choice."),
    .steps = {
      N_("Open a plan or its pairing."),
      N_("Press Ctrl+Shift+P."),
      N_("Choose the paper and where to save it."),
    },
  },
  {
    .name = "timeline", .icon = "view-timeline-symbolic",
    .title = N_("Look across all pairings"),
    .intro = N_("The same milestones are shown as a list, on a board or over time."),
    .steps = {
      N_("Choose Milestones in the sidebar, then List, Board or Timeline."),
      N_("Choose above what stands together, which pairing, which dates and who is responsible."),
      N_("On the timeline Ctrl with the scroll wheel, or with + and −, shows more or less time. Home goes to today."),
      N_("Shift with the arrow keys moves the due date of the selected milestone by a day, with Ctrl too by a week."),
    },
  },
  {
    .name = "map", .icon = "place-pairings-symbolic",
    .title = N_("See the pairings on a map"),
    .intro = N_("The pairings of the list are shown on a map of the world, also without a network."),
    .steps = {
      N_("Choose Pairings in the sidebar, then Map."),
      N_("Press Tab to go from city to city and to their pairings; Enter opens what is chosen."),
      N_("Arrow keys move the map, + and − zoom, and 0 shows everything."),
      N_("What is close together is one mark with a number: choose it to come nearer."),
    },
    .note = N_("How a pairing is shows in the shape of its line and in its sign, not in the colour alone. Streets are fetched from the internet only if the Preferences say so."),
  },
  {
    .name = "steps", .icon = "place-pairings-symbolic",
    .title = N_("Move a pairing to its next step"),
    .intro = N_("A pairing is proposed, matched, signed, active, completing and renewed."),
    .steps = {
      N_("Open a pairing and choose one of its steps."),
      N_("What is there has a tick. What is missing has a button that leads to it."),
      N_("When all is there, choose Move to… to set the new step."),
    },
  },
  {
    .name = "indicators", .icon = "view-grid-symbolic",
    .title = N_("Enter the values of indicators"),
    .intro = N_("The indicators of a plan are a table of figures, one row each."),
    .steps = {
      N_("Open a plan and choose Indicators."),
      N_("Type over a figure; Enter goes on to the next row, Tab to the next column."),
      N_("Choose Period to add a column for another month or year."),
      N_("Copy a table in a spreadsheet and paste it into the first cell that it is for. With its heading line it finds the columns by itself."),
    },
  },
  {
    .name = "budget", .icon = "view-grid-symbolic",
    .title = N_("Say what a plan costs and who pays"),
    .intro = N_("Costs and funding are typed over in one table; what is still to be found is calculated."),
    .steps = {
      N_("Open a plan and choose Budget."),
      N_("Type over an amount; Enter goes on to the next action, Tab to the next column. 500 CNY is another currency."),
      N_("Choose Source for another source of funding, and press Ctrl+Enter in its cell when it is applied for, secured, received."),
      N_("Press what is still to be found at the end of a row to write down funding with its organisation and programme."),
    },
    .note = N_("Currencies are never added up: each has a sum of its own. A table of a spreadsheet can be pasted."),
  },
  {
    .name = "mirror", .icon = "place-pairings-symbolic",
    .title = N_("Compare your plan with the partner's"),
    .intro = N_("Two plans of one pairing stand side by side, with the actions that both have in common."),
    .steps = {
      N_("Choose Compare with the Partner's Plan in the menu of a plan."),
      N_("Choose an action on each side; F6 goes to the other side."),
      N_("Press Ctrl+L to share the two, and again to stop. How they differ is said below."),
      N_("Press Enter to open the action in its plan."),
    },
  },
  {
    .name = "backup", .icon = "document-open-symbolic",
    .title = N_("Bring data in, and keep a copy"),
    .intro = N_("Lists that exist elsewhere need not be typed again, and all of the work fits in one file."),
    .steps = {
      N_("Choose Import… in the menu to read records from a JSON or CSV file. It is one step that can be undone."),
      N_("Choose Save a Backup… to write everything into one file."),
      N_("On another computer, choose to open that backup when Tandem starts for the first time."),
    },
  },
};

/**
 * tandem_help_topics:
 * @n_topics: (out): how many there are
 *
 * Returns: (array length=n_topics) (transfer none): the topics of the help
 */
const TandemHelpTopic *
tandem_help_topics (guint *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);

  return topics;
}
