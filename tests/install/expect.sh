# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts here share: the list in tests/install/files, with the folders that the variables BINDIR, DATADIR,
# LOCALEDIR, MANDIR, SYSCONFDIR, UNITDIR and ZSHDIR name. Sourced at the root of the tree.

expected=
optional=

# read_expected: fills $expected and $optional with lines "MODE PATH".
read_expected () {
  local line list path folder each language
  while read -r line; do
    [[ -z $line || $line == '#'* ]] && continue
    list=expected
    [[ $line == '? '* ]] && list=optional && line=${line#'? '}
    path=${line#* }
    for folder in BINDIR DATADIR LOCALEDIR MANDIR SYSCONFDIR UNITDIR ZSHDIR; do
      path=${path/#$folder/${!folder}}
    done
    # The braces are the shell's; the file is our own.
    for each in $(eval "echo $path"); do
      printf -v "$list" '%s%s %s\n' "${!list}" "${line%% *}" "$each"
    done
  done <tests/install/files
  while read -r language _; do
    [[ -z $language || $language == '#'* ]] || expected+="644 $LOCALEDIR/$language/LC_MESSAGES/hiatus.mo"$'\n'
  done <po/LINGUAS
}

# report_files FOLDER: two test cases about what is in a folder into which Hiatus was installed.
report_files () {
  local there wanted
  there=$(find "$1" ! -type d -printf '%m /%P\n' | sort)
  wanted=$(printf '%s' "$expected" | sort)
  tap_report 'everything is where it belongs, with its mode' "$(comm -13 <(printf '%s\n' "$there") <(printf '%s\n' "$wanted"))"
  tap_report 'nothing else is installed' \
    "$(comm -23 <(printf '%s\n' "$there") <(printf '%s\n%s' "$wanted" "$optional" | sort))"
}
