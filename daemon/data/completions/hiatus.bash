# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completes the command line of hiatus in bash. It asks no daemon: to complete a word starts nothing.

_hiatus () {
  local cur prev words cword split
  _init_completion -s || return

  local settings='times.morning times.quiet-from times.quiet-until times.evening popups.day popups.evening popups.risk popups.invitations wait.minutes tray.discreet texts.language watching.notifications watching.titles watching.clipboard watching.without-tray prompts.people prompts.body prompts.mind prompts.making prompts.goals prompts.rest prompts.confidence prompts.be-seen prompts.speak-well help.country'
  local command=${words[1]} verb=${words[2]} options=--help replies=

  case $prev in
    --goal) replies='heal reconcile unsure safety' ;;
    --mode) replies='strict limited' ;;
    --decision) replies='reach-out let-go wait' ;;
    --strength) replies='1 2 3' ;;
    --minutes)
      [[ $command == wait ]] || return
      replies='3 5 10 15'
      ;;
    --danger | --silence) replies='yes no' ;;
    --about)
      [[ $command == log ]] || return
      replies='small-talk practical us upset'
      ;;
    --write)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      compopt -o filenames
      return
      ;;
    --choose | --back) return ;;
    --went) replies='well hard' ;;
    --came) replies='answered no-answer said-no' ;;
    --incoming) replies='advise hush ignore' ;;
    --outgoing) replies='nudge pause ignore' ;;
    --skip) [[ $command == script ]] || return ;;
    --if | --then | --on) return ;;
    --name | --phone | --email | --handle | --phrase | --except | --let-through | --only-app) return ;;
    --for)
      [[ $command == check ]] || return
      replies='announce first post reply'
      ;;
    --days | --until | --from | --since | --at | --note | --trigger | --contact) return ;;
  esac
  if [[ -n $replies ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$replies" -- "$cur")
    return
  fi
  $split && return

  if ((cword == 1)); then
    replies='status plan safety log reasons if-then meetings hard-days person undo letters lock unlock wait script journal contacts watch check help-now settings monitor export import restore summary forget doctor help'
    options='--help --version'
  else
    case $command in
      status | doctor) options+=' --json' ;;
      wait) options+=' --minutes=' ;;
      check) options+=' --for=' ;;
      journal) options+=' --since= --json --csv' ;;
      import | restore) options+=' --yes' ;;
      summary) options+=' --without-words' ;;
      forget) options+=' --everything --yes' ;;
      unlock) options+=' --recovery' ;;
      plan)
        case $verb in
          start) options+=' --days= --until= --open --from= --goal= --mode=' ;;
          length) options+=' --until= --open' ;;
          change) options+=' --goal= --mode=' ;;
          end) options+=' --decision=' ;;
        esac
        ((cword == 2)) && replies='start length change end'
        ;;
      safety)
        [[ $verb == answer ]] && options+=' --danger= --silence='
        ((cword == 2)) && replies='show answer'
        ;;
      log)
        case $verb in
          urge) options+=' --at= --note= --contact= --strength= --trigger=' ;;
          look | slip) options+=' --at= --note= --contact=' ;;
          incoming) options+=' --at= --note= --contact= --about=' ;;
          encounter) options+=' --at= --note= --contact= --went=' ;;
          talk) options+=' --came=' ;;
          reflection) options+=' --note= --for=' ;;
        esac
        ((cword == 2)) && replies='urge look slip incoming encounter talk reflection'
        ;;
      script)
        ((cword > 2)) && options+=' --choose= --done --skip --back= --write= --copy --again --about='
        ((cword == 2)) && replies='announce reply encounter looking-back ending talk'
        ;;
      reasons | hard-days)
        ((cword == 2)) && replies='list add remove'
        ;;
      if-then)
        [[ $verb == add ]] && options+=' --if= --then='
        ((cword == 2)) && replies='list add remove'
        ;;
      meetings)
        [[ $verb == add ]] && options+=' --on= --at= --minutes= --skip='
        ((cword == 2)) && replies='list add remove'
        ;;
      person)
        [[ $verb == add ]] && options+=' --phone='
        ((cword == 2)) && replies='list add remove'
        ;;
      lock)
        [[ $verb == remove ]] && options+=' --yes'
        ((cword == 2)) && replies='status set now remove'
        ;;
      letters)
        case $verb in
          write)
            options+=' --keep --tomorrow --delete --felt='
            ((cword == 3)) && compopt -o default
            ;;
          delete) options+=' --yes' ;;
        esac
        ((cword == 2)) && replies='list write show delete'
        ;;
      contacts)
        case $verb in
          list | test) options+=' --json' ;;
          add)
            options+=' --name= --phone= --email= --handle= --phrase= --except= --let-through= --only-app='
            options+=' --incoming= --outgoing= --yes'
            ;;
          remove) options+=' --yes' ;;
        esac
        ((cword == 2)) && replies='list add remove rename test'
        ;;
      watch)
        ((cword == 2)) && replies='status on off pause resume'
        ((cword >= 3)) && [[ $verb == on || $verb == off ]] && replies='notifications titles clipboard'
        ((cword == 3)) && [[ $verb == pause ]] && replies='30m 2h tomorrow'
        ;;
      settings)
        ((cword == 2)) && replies='list get set reset'
        ((cword == 3)) && [[ $verb == get || $verb == set || $verb == reset ]] && replies=$settings
        ;;
      help)
        ((cword == 2)) && replies='status plan safety log reasons if-then meetings hard-days person undo letters lock unlock wait script journal contacts watch check help-now settings monitor export import restore summary forget doctor'
        ;;
    esac
  fi

  [[ $cur == -* ]] && replies=$options
  mapfile -t COMPREPLY < <(compgen -W "$replies" -- "$cur")
  [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
} &&
  complete -F _hiatus hiatus
