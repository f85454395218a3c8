/* Copyright 2026 The Tandem developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-target.h"

#include "random-doc.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Runs one target on mutated documents, the same ones on every machine: round N
 * depends on N alone. TANDEM_FUZZ_ROUNDS says how many, TANDEM_FUZZ_FIRST from
 * where, so that a round that failed can be run alone. With arguments, the files
 * named are the inputs instead. */

#define DEFAULT_ROUNDS 1500

static guint64 current_round;

static const char *const odd_values[] =
{
  "null", "true", "false", "0", "-0", "7", "-1.50", "1e400", "9007199254740992", "9007199254740993", "\"\"", "\"x\"",
  "\"\\u0000\"", "\"two\\nlines\\n\"", "\"2026-05-17\"", "\"2026-02-30\"", "\"2026-05\"", "\"2026-05-17T09:00\"", "\"-1.5\"",
  "\"city:01ARZ3NDEKTSV4RRFFQ69G5FA1\"", "\"plan:x\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[\"a\",\"a\"]", "[\"a\",7]",
  "[{\"id\":\"i0\"},{\"id\":\"i0\"}]", "[{\"id\":7}]", "[{\"id\":\"\"}]", "[{\"id\":\"a]\"},{\"id\":\"b.\\\"\"}]", "[{\"id\":\"i1\"},{\"id\":\"i0\",\"x\":1}]", "{\"en\":\"x\"}",
  "{\"en\":{\"text\":\"x\",\"status\":7}}", "{\"en\":{\"text\":null}}", "{\"\":{\"text\":\"x\"}}", "{\"from\":\"2026-05\",\"to\":\"2025-01-01\"}",
  "{\"amount\":\"1.\",\"currency\":\"eur\"}", "{\"amount\":12.50}", "{\"lat\":\"91\",\"lon\":\"-181\"}", "{\"lat\":1.5,\"lon\":2}",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
};

static const char *const odd_names[] =
{
  "\"id\"", "\"en\"", "\"text\"", "\"zzz\"", "\"_rev\"", "\"title\"", "\"due\"", "\"updates\"", "\"\\u0061\"", "\"水\"", "\"value\"", "\"\"",
  "\"a.b\"", "\"[x\\\"]\"",
};

typedef struct
{
  gsize    start, length;
  gboolean name;
} Span;

static gsize
skip_string (const char *text)
{
  gsize n = 1;

  while (text[n] != '\0' && text[n] != '"')
    n += text[n] == '\\' && text[n + 1] != '\0' ? 2 : 1;
  return text[n] == '"' ? n + 1 : n;
}

static gsize
skip_value (const char *text)
{
  gsize n = 0;
  int depth = 0;

  do
    {
      if (text[n] == '"')
        {
          n += skip_string (text + n);
          continue;
        }
      depth += (text[n] == '[' || text[n] == '{') - (text[n] == ']' || text[n] == '}');
      if (depth < 0 || (depth == 0 && (text[n] == ',' || text[n] == ':')))
        return n;
      n++;
    }
  while (text[n] != '\0' && (depth > 0 || strchr (",:]}", text[n]) == NULL));

  return n;
}

/* Where names and values are, roughly: the text may be broken already. */
static GArray *
find_spans (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      Span span = { .start = i };

      if (i == 0 || strchr ("[{,:", text[i - 1]) == NULL || strchr ("]},:", text[i]) != NULL)
        continue;
      span.length = skip_value (text + i);
      span.name = text[i] == '"' && text[i + skip_string (text + i)] == ':';
      g_array_append_val (spans, span);
      if (text[i] == '"')
        i += span.length - 1;
    }

  return spans;
}

static void
replace_span (GString    *text,
              Span        span,
              const char *with)
{
  g_string_erase (text, span.start, span.length);
  g_string_insert (text, span.start, with);
}

static void
mutate_structure (GRand   *rand,
                  GString *text)
{
  g_autoptr(GArray) spans = find_spans (text->str);
  g_autofree char *copy = NULL;
  Span span, other;

  if (spans->len == 0)
    return;

  span = g_array_index (spans, Span, g_rand_int_range (rand, 0, spans->len));
  other = g_array_index (spans, Span, g_rand_int_range (rand, 0, spans->len));
  copy = g_strndup (text->str + other.start, other.length);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
    case 1:
      replace_span (text, span, span.name ? odd_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_names))]
                                          : odd_values[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd_values))]);
      break;
    case 2:
      replace_span (text, span, copy);
      break;
    default:
      g_string_insert_c (text, span.start, ',');
      g_string_insert (text, span.start, copy);
    }
}

static void
mutate_bytes (GRand   *rand,
              GString *text)
{
  gsize at = g_rand_int_range (rand, 0, text->len + 1), length = g_rand_int_range (rand, 1, 9);

  length = MIN (length, text->len - at);
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_erase (text, at, length);
      break;
    case 1:
      g_string_insert_c (text, at, "\"\\{}[],:u0\n\xff\xc3\x01 9e-"[g_rand_int_range (rand, 0, 18)]);
      break;
    case 2:
      g_string_truncate (text, at);
      break;
    case 3:
      if (at < text->len)
        text->str[at] ^= 1 << g_rand_int_range (rand, 0, 8);
      break;
    default:
      g_string_insert_len (text, at, text->str, length);
    }
}

static GString *
make_version (GRand           *rand,
              const TandemDoc *doc)
{
  GString *text = g_string_new (tandem_doc_get_body (doc, NULL));

  if (g_rand_boolean (rand))
    return text;
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    mutate_structure (rand, text);
  if (g_rand_int_range (rand, 0, 8) == 0)
    mutate_bytes (rand, text);

  return text;
}

/* A document and two edits of it, some of them mutated. */
static GString *
make_input (guint64 number)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) number);
  guint n_kinds;
  const TandemKind *const *kinds = tandem_kinds_list (&n_kinds);
  g_autoptr(TandemDoc) seed = random_doc_new (rand, kinds[number % n_kinds]), base = NULL;
  GString *input = make_version (rand, seed);

  /* Edits start from the mutated document, if it still is one. */
  base = tandem_doc_parse (input->str, input->len, NULL);
  for (guint i = 1; i < FUZZ_MAX_DOCS; i++)
    {
      g_autoptr(TandemDoc) edited = random_doc_edit (rand, base != NULL ? base : seed);
      g_autoptr(GString) version = make_version (rand, edited);

      g_string_append_c (input, '\0');
      g_string_append_len (input, version->str, version->len);
    }

  return input;
}

static guint64
get_number (const char *name,
            guint64     fallback)
{
  const char *text = g_getenv (name);

  return text != NULL && *text != '\0' ? g_ascii_strtoull (text, NULL, 10) : fallback;
}

static void
run_rounds (void)
{
  guint64 first = get_number ("TANDEM_FUZZ_FIRST", 0);
  guint64 n_rounds = get_number ("TANDEM_FUZZ_ROUNDS", DEFAULT_ROUNDS);
  guint64 n_read = 0;

  for (guint64 i = first; i < first + n_rounds; i++)
    {
      g_autoptr(GString) input = make_input (i);
      g_auto(FuzzInput) read = { 0 };

      current_round = i;
      LLVMFuzzerTestOneInput ((const uint8_t *) input->str, input->len);
      fuzz_input_init (&read, (const uint8_t *) input->str, input->len);
      n_read += fuzz_input_fits (&read, FUZZ_MAX_DOCS);
    }

  /* A driver that makes only garbage would test nothing. */
  g_test_message ("%" G_GUINT64_FORMAT " rounds, %" G_GUINT64_FORMAT " of them with three documents", n_rounds, n_read);
  g_assert_cmpuint (n_read * 5, >=, n_rounds);
}

static void
run_files (char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *contents = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (paths[i], &contents, &length, &error))
        g_error ("%s", error->message);
      LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);
    }
}

static void
died_cb (int number)
{
  char message[] = "# died in round 00000000000000000000; run it alone with TANDEM_FUZZ_FIRST and TANDEM_FUZZ_ROUNDS=1\n";
  guint64 rest = current_round;

  for (char *digit = strchr (message, ';') - 1; *digit == '0'; digit--, rest /= 10)
    *digit = '0' + rest % 10;
  if (write (STDERR_FILENO, message, sizeof message - 1) < 0)
    _exit (1);
  signal (number, SIG_DFL);
  raise (number);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  if (argc > 1)
    {
      run_files (argv + 1);
      return 0;
    }

  signal (SIGABRT, died_cb);
  signal (SIGSEGV, died_cb);
  signal (SIGTRAP, died_cb);
  g_test_add_func ("/fuzz/rounds", run_rounds);

  return g_test_run ();
}
