"""The command line."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import time

from benchmarks.compare.room import Answer, Done, Room

_REDRAWN = re.compile(r"\x1b\[\d*[AKGF]|\r(?!\n)")
_TRACES = ("Traceback", "panicked", "Broken pipe", "BrokenPipe", "Exception ignored", "Errno 32")


def statistics(room: Room) -> Answer:
    """How many findings each rule has."""
    sample = room.tool.samples["safe"]
    for number in range(3):
        room.write(sample.text, room.name(f"m{number}"))
    done = room.ask("statistics", *(room.name(f"m{number}") for number in range(3)))
    told = (sample.code, room.tool.names[0])
    return any(re.search(r"(^|\D)3(\D|$)", text) and any(name in text for name in told) for text in done.out.splitlines())


def show_files(room: Room) -> Answer:
    """What would be read, and nothing of what is found."""
    sample = room.tool.samples["safe"]
    room.write(sample.text)
    done = room.ask("show-files", ".")
    return room.name() in done.out and not done.told(sample) and done.status == 0


def show_settings(room: Room) -> Answer:
    """The settings of a file."""
    room.write(room.tool.samples["safe"].text)
    if room.tool.settings is not None:
        room.write(room.tool.settings[1], room.tool.settings[0])
    done = room.ask("show-settings")
    return done.status == 0 and "old." in done.out


def quiet(room: Room) -> Answer:
    """Findings alone: no line without one in a run that has none, and the findings in one that has."""
    sample = room.tool.samples["safe"]
    room.write(sample.text)
    told = room.ask("quiet")
    room.write(room.tool.samples["clean"].text)
    done = room.ask("quiet")
    return told.told(sample) and done.status == 0 and not done.all.strip()


def verbose(room: Room) -> Answer:
    """The path of a file that was left out, and why."""
    if room.tool.settings is None:
        return False
    room.write(room.tool.settings[1], room.tool.settings[0])
    room.write(room.tool.samples["safe"].text, room.name("old"))
    room.write(room.tool.samples["clean"].text)
    lines = room.ask("verbose", ".").all.splitlines()
    return any(room.name("old") in text and re.search("skip|exclu|ignor", text) for text in lines)


def fail_on(room: Room) -> Answer:
    """A finding is told, but fails the run only from a severity up."""
    options = {name: sample for name, sample in room.tool.samples.items() if name in ("safe", "unsafe", "call")}
    states = set()
    for sample in options.values():
        room.write(sample.text)
        done = room.ask("lenient")
        states.add((done.told(sample), done.status == 0))
    return (True, True) in states and (True, False) in states


def progress(room: Room) -> Answer:
    """A bar or a count on the terminal, in a run of more than a second; nothing of it in a pipe."""
    text = room.tool.samples["safe"].text
    for number in range(room.tool.many):
        room.write(text, f"{room.tool.folder}/{room.name(f'm{number}')}")
    words = [word for word in room.tool.asked("") if word != "--no-progress"]
    command = [*room.start, *words, "."]
    main, child = pty.openpty()
    begun = time.monotonic()
    with subprocess.Popen(command, cwd=room.folder, stdout=subprocess.DEVNULL, stderr=child, env={**os.environ, "TERM": "xterm-256color"}) as process:
        os.close(child)
        drawn = _read(main)
        process.wait()
    took = time.monotonic() - begun
    room.log.append(f"{room.tool.name}: {room.tool.many} files, {took:.1f} s, {len(_REDRAWN.findall(drawn))} redrawings")
    piped = room.run(command)
    return len(_REDRAWN.findall(drawn)) > 1 and not _REDRAWN.search(piped.err)


def _read(descriptor: int) -> str:
    data = b""
    while True:
        try:
            more = os.read(descriptor, 65536)
        except OSError:  # Linux tells so that the other end is closed
            more = b""
        if not more:
            os.close(descriptor)
            return data.decode("utf-8", "replace")
        data += more


def closed_pipe(room: Room) -> Answer:
    """No complaint where the reader of a long report went away."""
    text = room.tool.samples["safe"].text
    for number in range(room.tool.many):
        room.write(text, f"{room.tool.folder}/{room.name(f'a_name_that_is_rather_long_{number}')}")
    command = f"{shlex.join([*room.start, *room.tool.asked('')])} . | head -c 1 > /dev/null"
    done = room.run(["bash", "-c", command])
    return not (any(trace in done.err for trace in _TRACES))


def help_fits(room: Room) -> Answer:
    """At most 50 lines of 80 columns, with an example that begins with the tool's name."""
    base = room.tool.base[:1] if room.tool.name == "ruff" else ()
    done: Done = room.run([*room.start, *base, "--help"])
    lines = done.out.rstrip().splitlines()
    fits = len(lines) <= 50 and all(len(text) <= 80 for text in lines)
    example = "example" in done.out.lower()
    room.log.append(f"{room.tool.name}: {len(lines)} lines")
    return f"{len(lines)} lines" if not fits else example or "no examples"


ROWS = {
    "statistics": statistics,
    "shows the files that it would read": show_files,
    "shows the settings of a file": show_settings,
    "quiet: findings alone": quiet,
    "verbose: what was left out, and why": verbose,
    "fails from a severity up, and tells the rest": fail_on,
    "a progress bar on a terminal, none in a pipe": progress,
    "silent when the reader goes away": closed_pipe,
    "help fits a screen and has examples": help_fits,
}
