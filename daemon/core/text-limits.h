/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* How much a person can write down: names and numbers only, for those who see the bus interface too. */

/**
 * HIATUS_NOTE_MAX:
 *
 * The longest note, in bytes of UTF-8.
 */
#define HIATUS_NOTE_MAX (64 * 1024)

/**
 * HIATUS_TRIGGER_MAX:
 *
 * The longest trigger, in bytes of UTF-8.
 */
#define HIATUS_TRIGGER_MAX 200

/**
 * HIATUS_CONTACT_MAX:
 *
 * The longest name of a contact in the journal, in bytes of UTF-8.
 */
#define HIATUS_CONTACT_MAX 1024

/**
 * HIATUS_KEYWORD_MAX:
 *
 * The longest keyword in the journal, in bytes of UTF-8; a longer one is found nowhere.
 */
#define HIATUS_KEYWORD_MAX (64 * 1024)

/**
 * HIATUS_LABEL_MAX:
 *
 * The longest label in the list of contacts, in bytes of UTF-8.
 */
#define HIATUS_LABEL_MAX 200

/**
 * HIATUS_LISTED_MAX:
 *
 * The longest keyword or other text in the list of contacts, in bytes of UTF-8.
 */
#define HIATUS_LISTED_MAX 1000

/**
 * HIATUS_DRAFT_BYTES_MAX:
 *
 * The longest draft that is checked, in bytes of UTF-8.
 */
#define HIATUS_DRAFT_BYTES_MAX (64 * 1024)
