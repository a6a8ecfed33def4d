/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording-draft.h"

#include <glib/gi18n.h>

/**
 * hiatus_wording_draft_why:
 * @kind: what was found in a draft
 *
 * Returns: (transfer none): one line on why it may work against the draft
 */
const gchar *
hiatus_wording_draft_why (HiatusDraftKind kind)
{
  switch (kind)
    {
    case HIATUS_DRAFT_SELF_HARM:
      return _ ("That is a lot to carry alone. These people answer now.");
    case HIATUS_DRAFT_LENGTH:
      return _ ("A length. How long it will be is not known yet; without one there is nothing to count, for both of you.");
    case HIATUS_DRAFT_DATE:
      return _ ("A date. It is easily taken for a promise; leave it open, and nobody has to keep it.");
    case HIATUS_DRAFT_METHOD:
      return _ ("The name of a method. It can sound like a tactic; your own words say the same.");
    case HIATUS_DRAFT_TOGETHER:
      return _ ("Talk of getting back together. A first message that asks for nothing is easier to answer.");
    case HIATUS_DRAFT_ILL:
      return _ ("This speaks ill of somebody. What is posted gets around, and stays.");
    case HIATUS_DRAFT_BLAME:
      return _ ("This says whose fault it was. It invites a defence rather than an answer.");
    case HIATUS_DRAFT_INSULT:
      return _ ("This can hurt, and what was sent cannot be taken back.");
    case HIATUS_DRAFT_ULTIMATUM:
      return _ ("An either-or. It leaves little room for a free answer.");
    case HIATUS_DRAFT_THREAT:
      return _ ("This can frighten somebody, and may be read as a threat.");
    case HIATUS_DRAFT_PLEADING:
      return _ ("Pleading. It makes a free answer hard; a plain sentence says what you mean.");
    case HIATUS_DRAFT_LONG:
      return _ ("Here 600 characters are full. Less is easier to read, and to answer.");
    case HIATUS_DRAFT_NIGHT:
      return _ ("It is late. Read it again in the morning before you send it.");
    case HIATUS_DRAFT_LANGUAGE:
      return _ ("Hiatus reads drafts in English, German and Spanish, and cannot tell what this one says.");
    default:
      return "";
    }
}
