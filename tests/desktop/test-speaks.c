/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The daemon and the command line in the language of the person: test-speaks LOCALE CATALOGUES. Of a language that
 * Hiatus speaks some sentences are known; of the pseudo-locale everything that is not foreign was forgotten. */

#include <string.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/language.h"
#include "tests/desktop/server.h"

typedef struct
{
  const gchar *command;
  const gchar *says; /* a part of it */
} Sentence;

/* In this order: each is said of what came before. */
static const Sentence german[] = {
  { "plan start", "Tag 1 von 28, noch 27. Der letzte Tag ist der " },
  { "log urge --strength 2", "Notiert: ein Drang, " },
  { "log urge", "Zurücknehmen: hiatus undo" },
  { "status", "Heute 2-mal Drang. In dieser Auszeit 2-mal." },
  { "status", "1 von 1 Tag gehalten." },
  { "journal", "Ein Drang, stark" },
  { "undo", "Zurückgenommen: ein Drang" },
  { "log slip", "Es ist abgeschickt. Du musst es nicht mit einer weiteren Nachricht erklären." },
  { "log encounter --went hard", "Das kostet Kraft. Sei heute gut zu dir." },
  { "watch status", "Benachrichtigungen (notifications): aus" },
  { "settings list", "Einmal am Tag kommt ein Hinweis" },
  { "settings list", "Möglich: HH:MM; voreingestellt: 09:00." },
  { "help", "Aufruf: hiatus [BEFEHL]" },
  { "help plan start", "Eine Auszeit ohne Kontakt beginnen." },
  { "help plan start", "Wie viele Tage sie hat (28)" },
  { "help log urge", "Was ihn ausgelöst hat" },
};

static const Sentence german_errors[] = {
  { "frobnicate", "'frobnicate' ist kein Befehl." },
  { "plan length 0", "Eine Auszeit hat 1 bis " },
  { "plan start", "Es läuft schon eine Auszeit" },
  { "log urge --strength 9", "Ein Drang hat eine Stärke von 1 (leicht) bis 3 (überwältigend), nicht 9." },
  { "log urge --at 25:00", "'25:00' ist keine Zeit" },
  { "settings set times.morning 25:00", "'25:00' ist keine Uhrzeit" },
  { "contacts add '[A]'", "die Bezeichnung" },
};

static const Sentence spanish[] = {
  { "plan start", "Día 1 de 28, quedan 27. El último día es el " },
  { "log urge --strength 2", "Anotado: un impulso, " },
  { "log urge", "Para deshacerlo: hiatus undo" },
  { "status", "2 impulsos hoy. 2 en esta etapa." },
  { "status", "1 de 1 día cumplido." },
  { "journal", "Un impulso, fuerte" },
  { "undo", "Deshecho: un impulso" },
  { "log slip", "Ya está enviado. No hace falta explicarlo con otro mensaje." },
  { "log encounter --went hard", "Algo así desgasta. Hoy trátate con cariño." },
  { "watch status", "Notificaciones (notifications): no se observa" },
  { "settings list", "Llega un aviso una vez al día" },
  { "settings list", "Admite HH:MM; predeterminado: 09:00." },
  { "help", "Uso: hiatus [COMANDO]" },
  { "help plan start", "Empezar una etapa sin contacto." },
  { "help plan start", "Cuántos días tiene (28)" },
  { "help log urge", "Qué lo provocó" },
};

static const Sentence spanish_errors[] = {
  { "frobnicate", "'frobnicate' no es un comando." },
  { "plan length 0", "Una etapa tiene de 1 a " },
  { "plan start", "Ya hay una etapa" },
  { "log urge --strength 9", "Un impulso tiene una fuerza de 1 (leve) a 3 (abrumador), no 9." },
  { "log urge --at 25:00", "'25:00' no es una hora ni una fecha" },
  { "settings set times.morning 25:00", "'25:00' no es una hora" },
  { "contacts add '[A]'", "la etiqueta" },
};

typedef struct
{
  const gchar *code;
  const Sentence *sentences;
  gsize n_sentences;
  const Sentence *errors;
  gsize n_errors;
  const gchar *date;    /* as g_date_time_format() takes it */
  const gchar *summary; /* of the pop-up of the first day */
  const gchar *body;    /* how it begins */
  const gchar *done;    /* its first button */
} Language;

static const Language languages[] = {
  {
      .code = "de",
      .sentences = german,
      .n_sentences = G_N_ELEMENTS (german),
      .errors = german_errors,
      .n_errors = G_N_ELEMENTS (german_errors),
      .date = " %-d. %B %Y.",
      .summary = "Tag 1 von 28 · noch 27",
      .body = "Der erste Tag. Es reicht, bis heute Abend zu denken.\n",
      .done = "Erledigt",
  },
  {
      .code = "es",
      .sentences = spanish,
      .n_sentences = G_N_ELEMENTS (spanish),
      .errors = spanish_errors,
      .n_errors = G_N_ELEMENTS (spanish_errors),
      .date = " %-d de %B de %Y.",
      .summary = "Día 1 de 28 · quedan 27",
      .body = "El primer día. Basta con pensar hasta esta noche.\n",
      .done = "Hecho",
  },
};

/* Whose every line has to be foreign. */
static const gchar *const talkative[] = {
  "plan start",
  "log urge --strength 3",
  "log urge",
  "log look",
  "log slip",
  "log incoming --about us",
  "log encounter --went well",
  "status",
  "journal",
  "undo",
  "watch status",
  "settings list",
  "contacts list",
  "plan length 40",
  "plan end --decision let-go",
  "status",
};

static const gchar *const wrong[] = {
  "frobnicate",
  "log",
  "log urge --strength 9",
  "log urge --at soon",
  "plan length 3",
  "plan end --decision never",
  "settings set times.morning late",
  "settings get nothing.at-all",
  "undo nothing",
  "restore 2020-01-01",
  "watch on ears",
  "contacts remove Nobody --yes",
};

/* NULL for the pseudo-locale. */
static const Language *language;

static const Language *
find_language (const gchar *locale)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (locale, languages[i].code))
      return &languages[i];
  return NULL;
}

static void
run (HiatusDesk *desk, const gchar *command_line, HiatusRun *run)
{
  g_autofree gchar *whole = g_strdup_printf ("'%s' %s", hiatus_desk_program ("HIATUS"), command_line);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);
  hiatus_desk_run (desk, run, (const gchar *const *) arguments);
}

static void
check_sentence (HiatusDesk *desk, const Sentence *sentence, gint status)
{
  g_auto (HiatusRun) left = { 0 };

  run (desk, sentence->command, &left);
  g_test_message ("%s: %s%s", sentence->command, left.output, left.errors);
  g_assert_cmpint (MIN (left.status, 1), ==, status);
  g_assert_nonnull (strstr (status == 0 ? left.output : left.errors, sentence->says));
}

static void
test_sentences (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  for (gsize i = 0; i < language->n_sentences; i++)
    check_sentence (desk, &language->sentences[i], 0);
  for (gsize i = 0; i < language->n_errors; i++)
    check_sentence (desk, &language->errors[i], 1);
}

/* A date has its month in the language of the sentence, and is in the order of it. */
static void
test_dates (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now (desk->zone);
  g_autoptr (GDateTime) last_day = g_date_time_add_days (now, 27);
  g_autofree gchar *expected = g_date_time_format (last_day, language != NULL ? language->date : " %-d %B %Y.");
  g_autofree gchar *output = NULL;

  hiatus_desk_start_daemon (desk);
  output = hiatus_desk_hiatus (desk, "plan start");
  g_test_message ("%s in %s", expected, output);
  g_assert_nonnull (strstr (output, expected));
}

static void
test_nothing_forgotten (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (talkative) + G_N_ELEMENTS (wrong); i++)
    {
      const gchar *command = i < G_N_ELEMENTS (talkative) ? talkative[i] : wrong[i - G_N_ELEMENTS (talkative)];
      g_auto (HiatusRun) left = { 0 };

      run (desk, command, &left);
      g_test_message ("%s", command);
      hiatus_language_assert_foreign (left.output);
      hiatus_language_assert_foreign (left.errors);
    }
}

static void
test_popups (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  const HiatusPopupSeen *day;

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_wait_until (hiatus_server_count (server) == 1);
  day = hiatus_server_get (server, 0);
  if (language != NULL)
    {
      g_assert_cmpstr (day->summary, ==, language->summary);
      g_assert_true (g_str_has_prefix (day->body, language->body));
      g_assert_cmpstr (day->actions[1], ==, language->done);
    }
  else
    {
      hiatus_language_assert_foreign (day->summary);
      hiatus_language_assert_foreign (day->body);
      for (gsize i = 0; day->actions[i] != NULL; i += 2)
        hiatus_language_assert_foreign (day->actions[i + 1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  language = find_language (hiatus_language_speak (argc, argv));

  if (language != NULL)
    g_test_add_func ("/speaks/sentences", test_sentences);
  else
    g_test_add_func ("/speaks/nothing-forgotten", test_nothing_forgotten);
  g_test_add_func ("/speaks/dates", test_dates);
  g_test_add_func ("/speaks/popups", test_popups);

  return g_test_run ();
}
