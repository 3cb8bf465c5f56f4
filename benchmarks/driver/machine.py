"""What the figures were measured on, without the machine's name."""

import json
import os
import platform

from processes import run


def _first(path, key):
    try:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(key):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return "unknown"


def _system():
    try:
        with open("/etc/os-release", encoding="utf-8") as lines:
            names = dict(line.rstrip().split("=", 1) for line in lines if "=" in line)
        return names.get("PRETTY_NAME", "unknown").strip('"')
    except OSError:
        return platform.system()


def describe(programs):
    """Processor, memory and its measured latency, system, load before the run."""
    memory = json.loads(run([programs / "rostrum-bench-memory"]).out)
    kib = _first("/proc/meminfo", "MemTotal").split()[0]
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(int(kib) / 2**20) if kib.isdigit() else None,
        "system": _system(),
        "kernel": platform.release(),
        "load_before": round(os.getloadavg()[0], 2),
        **{name: round(value, 1) for name, value in memory.items()},
    }
