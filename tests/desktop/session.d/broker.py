# SPDX-FileCopyrightText: The Hiatus authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# broker.py FOLDER: dbus-broker as a session bus without systemd. Takes the place of the journal, listens on the
# socket of the bus, and hands it to the launcher as systemd would.

import os
import socket
import sys

folder = sys.argv[1]

journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
journal.bind("/run/systemd/journal/socket")

listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
listener.bind(folder + "/run/bus")
listener.listen(128)

# What the broker says is thrown away; it has to be taken, or the broker waits. This child ends with the launcher.
reader, writer = os.pipe()
if os.fork() == 0:
    import selectors

    os.close(writer)
    listener.close()
    selector = selectors.DefaultSelector()
    selector.register(journal, selectors.EVENT_READ)
    selector.register(reader, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if key.fileobj == reader:
                sys.exit(0)
            journal.recv(1 << 18)
journal.close()
os.close(reader)
os.set_inheritable(writer, True)

os.dup2(listener.fileno(), 3, inheritable=True)
os.environ["LISTEN_FDS"] = "1"
os.environ["LISTEN_PID"] = str(os.getpid())
with open(folder + "/bus-is-ready", "w", encoding="ascii") as ready:
    ready.write("ready\n")
os.execvp("dbus-broker-launch", ["dbus-broker-launch", "--scope", "user", "--config-file", folder + "/bus.conf"])
