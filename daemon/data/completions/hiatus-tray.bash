# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completes the command line of hiatus-tray in bash.

_hiatus_tray () {
  local cur prev words cword split
  _init_completion -s || return

  if [[ $prev == --icon-folder ]]; then
    _filedir -d
    return
  fi
  $split && return
  [[ $cur == -* ]] || return
  mapfile -t COMPREPLY < <(compgen -W '--autostart --icon-folder= --help --version' -- "$cur")
  [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
} &&
  complete -F _hiatus_tray hiatus-tray
