/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ctl-support.h"
#include "sync-support.h"

#include <string.h>

/* Two offices and a central server. */

typedef struct
{
  CtlCase one;
  CtlCase two;
  Central central;
  char   *password_file;
} Offices;

static void
set_up (Offices      *self,
        gconstpointer data)
{
  ctl_case_set_up (&self->one, NULL);
  ctl_case_set_up (&self->two, NULL);
  central_start (&self->central);
  self->password_file = ctl_case_dup_path (&self->one, "password");
  g_assert_true (g_file_set_contents (self->password_file, self->central.password != NULL ? self->central.password : "",
                                      -1, NULL));
}

static void
tear_down (Offices      *self,
           gconstpointer data)
{
  central_stop (&self->central);
  ctl_case_tear_down (&self->one, NULL);
  ctl_case_tear_down (&self->two, NULL);
  g_free (self->password_file);
}

/* One run that must go well; what it counted under @name. */
static gint64
sync_office (Offices    *self,
             CtlCase    *office,
             const char *name)
{
  g_autoptr(JsonNode) counts = NULL;

  if (self->central.user != NULL)
    ctl_case_do (office, "sync", "--server", self->central.url, "--user", self->central.user, "--password-file",
                 self->password_file, "--json");
  else
    ctl_case_do (office, "sync", "--server", self->central.url, "--json");
  counts = ctl_case_parse (office);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (counts), "failed"), ==, 0);

  return json_object_get_int_member (json_node_get_object (counts), name);
}

/* The cities of a workspace, by title. */
static char *
dup_cities (CtlCase *office)
{
  ctl_case_do (office, "list", "city", "--sort", "title", "--json");

  return g_strdup (office->output);
}

static void
test_offices (Offices      *self,
              gconstpointer data)
{
  g_autofree char *city = NULL, *first = NULL, *second = NULL;

  ctl_case_do (&self->one, "demo");
  g_assert_cmpint (sync_office (self, &self->one, "sent"), >, 300);
  ctl_case_do (&self->one, "outbox");
  g_assert_cmpstr (self->one.output, ==, "");
  g_assert_cmpint (sync_office (self, &self->two, "received"), >, 300);
  first = dup_cities (&self->one);
  second = dup_cities (&self->two);
  g_assert_cmpstr (first, ==, second);

  city = ctl_case_find (&self->two, "city", "country=VN");
  ctl_case_do (&self->two, "edit", city, "--set", "website=https://example.org/");
  g_assert_cmpint (sync_office (self, &self->two, "sent"), ==, 1);
  g_assert_cmpint (sync_office (self, &self->one, "received"), ==, 1);
  ctl_case_do (&self->one, "show", city);
  g_assert_nonnull (strstr (self->one.output, "https://example.org/"));
}

/* What is held back stays here. */
static void
test_held (Offices      *self,
           gconstpointer data)
{
  g_autofree char *city = NULL;

  ctl_case_do (&self->one, "new", "city", "--set", "name=Yantai", "--set", "country=CN");
  city = ctl_case_dup_word (&self->one);
  ctl_case_do (&self->one, "outbox", "hold", city);
  g_assert_cmpint (sync_office (self, &self->one, "sent"), ==, 0);
  ctl_case_do (&self->one, "outbox", "release", city);
  g_assert_cmpint (sync_office (self, &self->one, "sent"), ==, 1);
}

static void
test_failures (Offices      *self,
               gconstpointer data)
{
  CtlCase *office = &self->one;

  ctl_case_do (office, "new", "city", "--set", "name=Yantai", "--set", "country=CN");
  ctl_case_run (office, "sync", NULL);
  ctl_case_assert_failed (office, 2, "--server=URL");
  ctl_case_run (office, "sync", "--user", "somebody", NULL);
  ctl_case_assert_failed (office, 2, "--server=URL");
  ctl_case_run (office, "sync", "--server", "ftp://example.org/", NULL);
  ctl_case_assert_failed (office, 1, "https://");
  ctl_case_run (office, "sync", "--server", "http://127.0.0.1:1/", NULL);
  ctl_case_assert_failed (office, 1, "http://127.0.0.1:1/");
  ctl_case_run (office, "sync", "--server", self->central.url, "--password-file", "/nonexistent/password", NULL);
  ctl_case_assert_failed (office, 1, "/nonexistent/password");
  ctl_case_do (office, "outbox");
  g_assert_cmpstr (office->output, !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  central_prepare ();

  g_test_add ("/ctl/sync/offices", Offices, NULL, set_up, test_offices, tear_down);
  g_test_add ("/ctl/sync/held", Offices, NULL, set_up, test_held, tear_down);
  g_test_add ("/ctl/sync/failures", Offices, NULL, set_up, test_failures, tear_down);

  return g_test_run ();
}
