# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completes the command line of hiatus-tray in fish.

complete --command hiatus-tray --no-files
complete --command hiatus-tray --long-option help --short-option h --description 'Show help'
complete --command hiatus-tray --long-option version --description 'Say the version'
complete --command hiatus-tray --long-option autostart --description 'Start as the session does'
complete --command hiatus-tray --long-option icon-folder --require-parameter \
    --arguments '(__fish_complete_directories)' --description 'Take the icons from there'
