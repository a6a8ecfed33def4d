/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/draft-words.h"

G_BEGIN_DECLS

/* What the files of the draft checker share. */

/* How many words may stand where a phrase has `...`. */
#define HIATUS_DRAFT_GAP_WORDS 4

/* The words of `one|other`, or of a set. */
typedef struct
{
  GHashTable *exact;   /* (owned) */
  GPtrArray *prefixes; /* (owned) (element-type utf8): of `word*` */
  gboolean has_numbers;
  gboolean has_dates;
} HiatusDraftSet;

typedef enum
{
  HIATUS_DRAFT_WORD,
  HIATUS_DRAFT_GAP,
  HIATUS_DRAFT_BEGIN,
  HIATUS_DRAFT_END,
} HiatusDraftElementType;

typedef struct
{
  HiatusDraftElementType type;
  gboolean optional;
  const HiatusDraftSet *set; /* (unowned) (nullable): of the language, for %HIATUS_DRAFT_WORD */
} HiatusDraftElement;

typedef struct
{
  HiatusDraftKind kind;
  HiatusDraftRole role;
  GArray *elements; /* (owned) (element-type HiatusDraftElement) */
} HiatusDraftPhrase;

struct _HiatusDraftWords
{
  gchar *code;           /* (owned) */
  GHashTable *common;    /* (owned): what the language is known by */
  GHashTable *spellings; /* (owned): word → strv of what is meant */
  GHashTable *sets;      /* (owned): name → HiatusDraftSet */
  GPtrArray *inlined;    /* (owned) (element-type HiatusDraftSet): those that have no name */
  GPtrArray *phrases;    /* (owned) (element-type HiatusDraftPhrase) */
  GHashTable *by_word;   /* (owned): the first word → phrases */
  GHashTable *by_prefix; /* (owned): the first word, without its `*` → phrases */
  GPtrArray *by_number;  /* (owned): phrases that begin with a number */
};

/* A word of a draft. */
typedef struct
{
  guint word;   /* where it stands in the arena, folded */
  guint first;  /* the byte of the draft at which it begins */
  guint length; /* how many bytes it has there */
  guint sentence;
  gboolean begins; /* a part of a sentence */
  gboolean ends;   /* a part of a sentence */
  gboolean is_number;
  gboolean is_date;
  gboolean is_quoted;
} HiatusDraftToken;

gboolean hiatus_draft_set_has (const HiatusDraftSet *set,
                               const gchar *word,
                               const HiatusDraftToken *token);

typedef struct
{
  GString *arena;    /* (owned): the words, each with a zero behind it; wiped when it is freed */
  GArray *tokens;    /* (owned) (element-type HiatusDraftToken) */
  guint n_sentences; /* counted by @sentence of the tokens */
  guint n_letters;
  guint n_other_letters; /* those that are not Latin */
} HiatusDraftText;

HiatusDraftText *hiatus_draft_text_new (const gchar *text,
                                        gsize length);

HiatusDraftText *hiatus_draft_text_spell (const HiatusDraftText *text,
                                          const HiatusDraftWords *words);

void hiatus_draft_text_free (HiatusDraftText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusDraftText, hiatus_draft_text_free)

static inline const HiatusDraftToken *
hiatus_draft_text_at (const HiatusDraftText *text, guint i)
{
  return &g_array_index (text->tokens, HiatusDraftToken, i);
}

static inline const gchar *
hiatus_draft_text_word (const HiatusDraftText *text, guint i)
{
  return text->arena->str + hiatus_draft_text_at (text, i)->word;
}

/* A phrase that stands in a draft. */
typedef struct
{
  HiatusDraftKind kind;
  HiatusDraftRole role;
  guint from;  /* the first token */
  guint until; /* the one behind the last */
} HiatusDraftHit;

GArray *hiatus_draft_find (const HiatusDraftText *text,
                           const HiatusDraftWords *words);

G_END_DECLS
