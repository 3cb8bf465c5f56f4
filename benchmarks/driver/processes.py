"""Programs run and measured: wall-clock time, processor time and peak memory of one process."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


class Failed(Exception):
    """A program that the benchmark needs ended with an error; the message says which and how."""


@dataclass
class Measured:
    seconds: float
    cpu_seconds: float
    peak_mb: float
    status: int
    out: str


def run(command, environment=None, stdout=None, accept=(0,), processor=None):
    """Runs a command and measures it. `stdout` names a file for its output, which is else returned;
    `processor`, the number of one, keeps it there."""
    def settle():
        if processor is not None:
            os.sched_setaffinity(0, {processor})

    variables = {**os.environ, **(environment or {})}
    sink = open(stdout, "wb") if stdout else subprocess.PIPE
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:  # a pipe that no one reads would block the program
        try:
            process = subprocess.Popen(command, env=variables, stdout=sink, stderr=errors,
                                       preexec_fn=settle)
        except OSError as error:
            raise Failed(f"{command[0]}: cannot be run: {error.strerror}") from error
        out = b"" if stdout else process.stdout.read()
        _, state, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(state)
        (sink if stdout else process.stdout).close()
        errors.seek(0)
        error = errors.read().decode(errors="replace").strip()
    if process.returncode not in accept:
        raise Failed(f"{' '.join(map(str, command))}: ended with {process.returncode}: {error}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                    process.returncode, out.decode(errors="replace"))


def size_of(path):
    """Bytes of a file or of all files in a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(path) for name in names)
