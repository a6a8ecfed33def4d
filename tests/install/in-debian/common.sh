# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts here share. They run as root inside a Debian that is thrown away afterwards; tests/install/package
# makes it and has them one after the other: life, desktop, newcomer.
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# say WHAT: for the report, with the seconds that this script has taken up to now.
say () {
  printf 'in-debian: %s (%d s)\n' "$1" "$SECONDS"
}

fail () {
  say "not so: $1"
  exit 1
}

# finish: the last line of a script, without which it counts as failed.
finish () {
  printf 'in-debian: %s is over\n' "${0##*/}"
}

# as NAME COMMAND...: as an ordinary person, who has nothing of root's environment and can become nobody else.
as () {
  local name=$1
  shift
  setpriv "--reuid=$name" "--regid=$name" --clear-groups --reset-env --no-new-privs -- \
    env "--chdir=/home/$name" LC_ALL=C.UTF-8 "$@"
}

# get ARGUMENT...: those of apt-get install. The lists of the archive are there from the making of this Debian.
get () {
  apt-get --yes -o Dpkg::Use-Pty=0 install "$@"
}
