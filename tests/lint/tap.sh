# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the lint scripts share; each sources it. A script looks at one rule and says what breaks it, file by file.

set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." || exit 1

tap_count=0
tap_failed=0

# tap_report NAME OFFENCES: one test case; it passes where OFFENCES is empty.
tap_report () {
  tap_count=$((tap_count + 1))
  if [[ -z $2 ]]; then
    printf 'ok %d - %s\n' "$tap_count" "$1"
  else
    tap_failed=1
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    printf '%s\n' "$2" | sed 's/^/# /'
  fi
}

# tap_end: the plan, and the exit status.
tap_end () {
  printf '1..%d\n' "$tap_count"
  exit "$tap_failed"
}

# project_files [PATTERN...]: the files of the project, as git knows them, new ones included; those in a release without git.
project_files () {
  if git -c safe.directory='*' rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git -c safe.directory='*' ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
      [[ -f $file ]] && printf '%s\n' "$file"
    done
  else
    find . -path './build*' -prune -o -path './.git' -prune -o -type f -print | sed 's|^\./||' | sort | while read -r file; do
      (($#)) || printf '%s\n' "$file"
      for pattern in "$@"; do
        # shellcheck disable=SC2053 # a pattern is meant
        [[ $file == $pattern ]] && printf '%s\n' "$file" && break
      done
    done
  fi
}
