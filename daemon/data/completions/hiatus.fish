# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completes the command line of hiatus in fish. It asks no daemon: to complete a word starts nothing.

# Whether the words so far are just these.
function __hiatus_at
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    test "$words[2..]" = "$argv"
end

# Whether the words so far begin with these.
function __hiatus_after
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l n (math (count $argv) + 1)
    test (count $words) -ge $n; and test "$words[2..$n]" = "$argv"
end

complete --command hiatus --no-files
complete --command hiatus --long-option help --short-option h --description 'Show help'
complete --command hiatus --condition __hiatus_at --long-option version --description 'Say the version'

for at in __hiatus_at '__hiatus_at help'
    complete --command hiatus --condition $at --arguments status --description 'Say how things stand'
    complete --command hiatus --condition $at --arguments plan --description 'Start, change or end a stretch'
    complete --command hiatus --condition $at --arguments safety --description 'Show and answer the safety check'
    complete --command hiatus --condition $at --arguments log --description 'Note what happened'
    complete --command hiatus --condition $at --arguments reasons --description 'Show and change your reasons'
    complete --command hiatus --condition $at --arguments if-then --description 'Show and change what you mean to do when it pulls'
    complete --command hiatus --condition $at --arguments meetings --description 'Show and change when you have to meet'
    complete --command hiatus --condition $at --arguments hard-days --description 'Show and change which days may be hard'
    complete --command hiatus --condition $at --arguments person --description 'Show and change whom you would ring'
    complete --command hiatus --condition $at --arguments undo --description 'Take back what you noted last'
    complete --command hiatus --condition $at --arguments lock --description 'Lock notes and letters by a passphrase'
    complete --command hiatus --condition $at --arguments unlock --description 'Have notes and letters readable'
    complete --command hiatus --condition $at --arguments letters --description 'Write what you do not send, and see what is kept'
    complete --command hiatus --condition $at --arguments wait --description 'Help you to wait some minutes'
    complete --command hiatus --condition $at --arguments script --description 'Go through a script'
    complete --command hiatus --condition $at --arguments journal --description 'Show what was recorded'
    complete --command hiatus --condition $at --arguments contacts --description 'Show and change whom Hiatus looks out for'
    complete --command hiatus --condition $at --arguments watch --description 'Show and change what is watched'
    complete --command hiatus --condition $at --arguments check --description 'Point at what may work against a draft'
    complete --command hiatus --condition $at --arguments help-now --description 'Show whom you can ring now'
    complete --command hiatus --condition $at --arguments settings --description 'Show and change settings'
    complete --command hiatus --condition $at --arguments monitor --description 'Print events as they happen'
    complete --command hiatus --condition $at --arguments export --description 'Write all that Hiatus knows into a file'
    complete --command hiatus --condition $at --arguments import --description 'Add what an export has to what is here'
    complete --command hiatus --condition $at --arguments restore --description 'Go back to a backup of the journal'
    complete --command hiatus --condition $at --arguments summary --description 'Sum the last stretch up on one page'
    complete --command hiatus --condition $at --arguments forget --description 'Erase all that Hiatus has'
    complete --command hiatus --condition $at --arguments doctor --description 'Say what works on this desktop'
end
complete --command hiatus --condition __hiatus_at --arguments help --description 'Say more about a command'

for command in status doctor
    complete --command hiatus --condition "__hiatus_after $command" --long-option json --description 'Print JSON'
end

complete --command hiatus --condition '__hiatus_at plan' --arguments start --description 'Start a stretch'
complete --command hiatus --condition '__hiatus_at plan' --arguments length --description 'Make it longer or shorter'
complete --command hiatus --condition '__hiatus_at plan' --arguments change --description 'Hope for something else'
complete --command hiatus --condition '__hiatus_at plan' --arguments end --description 'End it'
complete --command hiatus --condition '__hiatus_after plan start' --long-option days --exclusive --description 'How many days it has'
complete --command hiatus --condition '__hiatus_after plan start' --long-option until --exclusive --description 'Its last day'
complete --command hiatus --condition '__hiatus_after plan start' --long-option open --description 'It has no set end'
complete --command hiatus --condition '__hiatus_after plan start' --long-option from --exclusive --description 'Its first day'
complete --command hiatus --condition '__hiatus_after plan start' --long-option goal --exclusive \
    --arguments 'heal reconcile unsure safety' --description 'What you hope for'
complete --command hiatus --condition '__hiatus_after plan start' --long-option mode --exclusive \
    --arguments 'strict limited' --description 'How strict it is'
complete --command hiatus --condition '__hiatus_after plan length' --long-option until --exclusive --description 'Its last day'
complete --command hiatus --condition '__hiatus_after plan length' --long-option open --description 'No set end'
complete --command hiatus --condition '__hiatus_after plan change' --long-option goal --exclusive \
    --arguments 'heal reconcile unsure safety' --description 'What you hope for now'
complete --command hiatus --condition '__hiatus_after plan change' --long-option mode --exclusive \
    --arguments 'strict limited' --description 'How strict it is'
complete --command hiatus --condition '__hiatus_after plan end' --long-option decision --exclusive \
    --arguments 'reach-out let-go wait' --description 'How you decided'

complete --command hiatus --condition '__hiatus_at safety' --arguments show --description 'Show questions and answers'
complete --command hiatus --condition '__hiatus_at safety' --arguments answer --description 'Answer them, now or anew'
complete --command hiatus --condition '__hiatus_after safety answer' --long-option danger --exclusive \
    --arguments 'yes no' --description 'Violence, threat, stalking, fear, an order or a rule'
complete --command hiatus --condition '__hiatus_after safety answer' --long-option silence --exclusive \
    --arguments 'yes no' --description 'They asked for no contact, or blocked you'

complete --command hiatus --condition '__hiatus_at log' --arguments urge --description 'The wish to make contact'
complete --command hiatus --condition '__hiatus_at log' --arguments look --description 'You checked on them'
complete --command hiatus --condition '__hiatus_at log' --arguments slip --description 'You got in touch'
complete --command hiatus --condition '__hiatus_at log' --arguments incoming --description 'They wrote'
complete --command hiatus --condition '__hiatus_at log' --arguments encounter --description 'You met'
complete --command hiatus --condition '__hiatus_at log' --arguments talk --description 'How it stands while you talk'
complete --command hiatus --condition '__hiatus_at log' --arguments reflection --description 'What you think of it later'
for verb in urge look slip incoming encounter
    complete --command hiatus --condition "__hiatus_after log $verb" --long-option at --exclusive --description 'When it happened'
    complete --command hiatus --condition "__hiatus_after log $verb" --long-option note --exclusive \
        --description 'What you want to keep about it'
    complete --command hiatus --condition "__hiatus_after log $verb" --long-option contact --exclusive \
        --description 'Whom it is about'
end
complete --command hiatus --condition '__hiatus_after log urge' --long-option strength --exclusive \
    --arguments '1\tmild 2\tstrong 3\toverwhelming' --description 'How strong it is'
complete --command hiatus --condition '__hiatus_after log urge' --long-option trigger --exclusive --description 'What set it off'
complete --command hiatus --condition '__hiatus_after log incoming' --long-option about --exclusive \
    --arguments 'small-talk practical us upset' --description 'What it was about'
complete --command hiatus --condition '__hiatus_after log encounter' --long-option went --exclusive \
    --arguments 'well hard' --description 'How it went'
complete --command hiatus --condition '__hiatus_after log talk' --long-option came --exclusive \
    --arguments 'answered no-answer said-no' --description 'What came of it'

complete --command hiatus --condition '__hiatus_after log reflection' --long-option note --exclusive --description 'What happened'
complete --command hiatus --condition '__hiatus_after log reflection' --long-option for --exclusive \
    --description 'The entry that it is about'

for command in reasons if-then meetings hard-days person
    complete --command hiatus --condition "__hiatus_at $command" --arguments list --description 'Show what there is'
    complete --command hiatus --condition "__hiatus_at $command" --arguments add --description 'Note one'
    complete --command hiatus --condition "__hiatus_at $command" --arguments remove --description 'Take one out'
end
complete --command hiatus --condition '__hiatus_after if-then add' --long-option if --exclusive --description 'The moment that it is for'
complete --command hiatus --condition '__hiatus_after if-then add' --long-option then --exclusive \
    --description 'What you mean to do then'
complete --command hiatus --condition '__hiatus_after meetings add' --long-option on --exclusive --description 'On which weekdays'
complete --command hiatus --condition '__hiatus_after meetings add' --long-option at --exclusive --description 'When it begins'
complete --command hiatus --condition '__hiatus_after meetings add' --long-option minutes --exclusive --description 'How long it lasts'
complete --command hiatus --condition '__hiatus_after meetings add' --long-option skip --exclusive --description 'A date without it'
complete --command hiatus --condition '__hiatus_after person add' --long-option phone --exclusive --description 'Their number'
complete --command hiatus --condition '__hiatus_at lock' --arguments status --description 'Say whether they are locked'
complete --command hiatus --condition '__hiatus_at lock' --arguments set --description 'Set a passphrase'
complete --command hiatus --condition '__hiatus_at lock' --arguments now --description 'Lock them now'
complete --command hiatus --condition '__hiatus_at lock' --arguments remove --description 'Have no passphrase any more'
complete --command hiatus --condition '__hiatus_after lock remove' --long-option yes --description 'Do not ask'
complete --command hiatus --condition '__hiatus_after unlock' --long-option recovery --description 'Ask for the recovery key'
complete --command hiatus --condition '__hiatus_at letters' --arguments list --description 'Show which are kept'
complete --command hiatus --condition '__hiatus_at letters' --arguments write --description 'Write one'
complete --command hiatus --condition '__hiatus_at letters' --arguments show --description 'Read one'
complete --command hiatus --condition '__hiatus_at letters' --arguments delete --description 'Delete one for good'
complete --command hiatus --condition '__hiatus_after letters write' --force-files
complete --command hiatus --condition '__hiatus_after letters write' --long-option keep --description 'Keep it'
complete --command hiatus --condition '__hiatus_after letters write' --long-option tomorrow \
    --description 'Keep it, and show it again tomorrow at ten'
complete --command hiatus --condition '__hiatus_after letters write' --long-option delete --description 'Delete it at once'
complete --command hiatus --condition '__hiatus_after letters write' --long-option felt --exclusive \
    --arguments 'lighter same heavier' --description 'How you feel after writing it'
complete --command hiatus --condition '__hiatus_after letters delete' --long-option yes --description 'Do not ask'
complete --command hiatus --condition '__hiatus_after export' --force-files
complete --command hiatus --condition '__hiatus_after import' --force-files
complete --command hiatus --condition '__hiatus_after import' --long-option yes --description 'Do not ask'
complete --command hiatus --condition '__hiatus_after summary' --force-files
complete --command hiatus --condition '__hiatus_after summary' --long-option without-words --description 'Leave out what you wrote'
complete --command hiatus --condition '__hiatus_after forget' --long-option everything --description 'All of it'
complete --command hiatus --condition '__hiatus_after forget' --long-option yes --description 'Do not ask'
complete --command hiatus --condition '__hiatus_after check' --force-files
complete --command hiatus --condition '__hiatus_after check' --long-option for --exclusive \
    --arguments 'announce first post reply' --description 'What it is'
complete --command hiatus --condition '__hiatus_after wait' --long-option minutes --exclusive \
    --arguments '3 5 10 15' --description 'For how long'

complete --command hiatus --condition '__hiatus_at script' --arguments announce --description 'Say that there will be silence'
complete --command hiatus --condition '__hiatus_at script' --arguments reply --description 'They wrote'
complete --command hiatus --condition '__hiatus_at script' --arguments encounter --description 'You meet, or have met'
complete --command hiatus --condition '__hiatus_at script' --arguments looking-back --description 'Look back'
complete --command hiatus --condition '__hiatus_at script' --arguments ending --description 'Decide what comes after the stretch'
complete --command hiatus --condition '__hiatus_at script' --arguments talk --description 'While you talk'
for verb in announce reply encounter looking-back ending talk
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option choose --exclusive --description 'Choose this'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option done --description 'Go on'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option skip --description 'Pass the step over'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option back --exclusive --description 'Come back to a step'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option write --require-parameter --force-files \
        --description 'Keep what is written in a file'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option copy --description 'Print the text alone'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option again --description 'Begin anew'
    complete --command hiatus --condition "__hiatus_after script $verb" --long-option about --exclusive \
        --description 'The entry that it is about'
end

complete --command hiatus --condition '__hiatus_after journal' --long-option since --exclusive --description 'Only from this day on'
complete --command hiatus --condition '__hiatus_after journal' --long-option json --description 'Print a JSON array'
complete --command hiatus --condition '__hiatus_after journal' --long-option csv --description 'Print comma-separated values'

complete --command hiatus --condition '__hiatus_at contacts' --arguments list --description 'Show who is on the list'
complete --command hiatus --condition '__hiatus_at contacts' --arguments add --description 'Put somebody on it'
complete --command hiatus --condition '__hiatus_at contacts' --arguments remove --description 'Take somebody off it'
complete --command hiatus --condition '__hiatus_at contacts' --arguments rename --description 'Call somebody otherwise'
complete --command hiatus --condition '__hiatus_at contacts' --arguments test --description 'Say whom a text gives away'
for verb in list test
    complete --command hiatus --condition "__hiatus_after contacts $verb" --long-option json --description 'Print a JSON array'
end
complete --command hiatus --condition '__hiatus_after contacts add' --long-option name --exclusive --description 'A name, best in full'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option phone --exclusive --description 'A phone number'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option email --exclusive --description 'An e-mail address'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option handle --exclusive --description 'A name in some network'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option phrase --exclusive --description 'Any other words'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option except --exclusive \
    --description 'Words that mean somebody else'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option let-through --exclusive \
    --description 'A word that makes it probably practical'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option only-app --exclusive \
    --description 'An application that alone counts'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option incoming --exclusive \
    --arguments 'advise hush ignore' --description 'What follows when they write'
complete --command hiatus --condition '__hiatus_after contacts add' --long-option outgoing --exclusive \
    --arguments 'nudge pause ignore' --description 'What follows when you are about to'
for verb in add remove
    complete --command hiatus --condition "__hiatus_after contacts $verb" --long-option yes --description 'Do not ask'
end

complete --command hiatus --condition '__hiatus_at watch' --arguments status --description 'Show how it fares'
complete --command hiatus --condition '__hiatus_at watch' --arguments on --description 'Watch these sources'
complete --command hiatus --condition '__hiatus_at watch' --arguments off --description 'Watch them no longer'
complete --command hiatus --condition '__hiatus_at watch' --arguments pause --description 'Watch nothing for a while'
complete --command hiatus --condition '__hiatus_at watch' --arguments resume --description 'Go on watching'
for verb in on off
    complete --command hiatus --condition "__hiatus_after watch $verb" --arguments 'notifications titles clipboard'
end
complete --command hiatus --condition '__hiatus_at watch pause' --arguments '30m 2h tomorrow'

complete --command hiatus --condition '__hiatus_at settings' --arguments list --description 'Show all'
complete --command hiatus --condition '__hiatus_at settings' --arguments get --description 'Show one'
complete --command hiatus --condition '__hiatus_at settings' --arguments set --description 'Change one'
complete --command hiatus --condition '__hiatus_at settings' --arguments reset --description 'Take one back to its preset'
for verb in get set reset
    complete --command hiatus --condition "__hiatus_at settings $verb" \
        --arguments 'times.morning times.quiet-from times.quiet-until times.evening popups.day popups.evening popups.risk popups.invitations wait.minutes tray.discreet texts.language watching.notifications watching.titles watching.clipboard watching.without-tray prompts.people prompts.body prompts.mind prompts.making prompts.goals prompts.rest prompts.confidence prompts.be-seen prompts.speak-well help.country'
end

complete --command hiatus --condition '__hiatus_after restore' --long-option yes --description 'Do not ask'
