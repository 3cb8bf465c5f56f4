"""The engines: how each indexes and is asked, and what is missing where one cannot run."""

import glob
import json
import os
import shutil
from dataclasses import dataclass, field

from processes import run

ALL = ("plain", "facets", "snippets", "full")
LUCENE_PARTS = ("core", "analyzers-common", "facet", "queries", "highlighter", "memory")


@dataclass
class Engine:
    name: str
    label: str
    ask: list                      # command, before INDEX QUERIES
    build: list = field(default_factory=list)  # command, before CORPUS INDEX; Rostrum's differs
    flags: list = field(default_factory=list)  # behind CORPUS INDEX
    environment: dict = field(default_factory=dict)
    variants: tuple = ALL
    threads: int = 1

    def index(self, corpus, index):
        """Builds an index anew; returns what it took, and the version that the engine reports."""
        shutil.rmtree(index, ignore_errors=True)
        if os.path.isfile(index):
            os.remove(index)
        if self.name == "rostrum":
            command = [*self.build, corpus, "--index", index, "--jobs", str(self.threads), "--quiet"]
            return run(command), run([self.build[0], "--version"]).out.split()[-1]
        measured = run([*self.build, corpus, index, *self.flags], self.environment)
        return measured, json.loads(measured.out)["version"]

    def query(self, index, queries, answers, runs, budget_ms, processor=None):
        """Asks every query; the answers are written to a file, one line of JSON each."""
        run([*self.ask, index, queries, "--runs", str(runs), "--budget-ms", str(budget_ms)],
            stdout=answers, processor=processor)
        with open(answers, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def _lucene_jars():
    if os.environ.get("LUCENE_JARS"):
        return os.environ["LUCENE_JARS"]
    jars = []
    for part in LUCENE_PARTS:
        found = sorted(glob.glob(f"/usr/share/java/lucene-{part}-[0-9]*.jar"))
        if not found:
            return None
        jars.append(found[-1])
    return ":".join(jars)


def _lucene(source, work, skipped):
    jars = _lucene_jars()
    if jars is None:
        skipped["lucene"] = "no jars: apt-get install liblucene8-java, or set LUCENE_JARS"
        return None
    if not shutil.which("javac"):
        skipped["lucene"] = "no Java compiler: apt-get install default-jdk-headless"
        return None
    classes = work / "lucene-classes"
    classes.mkdir(exist_ok=True)
    run(["javac", "-d", classes, "-cp", jars, source / "peers" / "lucene" / "LuceneBench.java"])
    return ["java", "-Xmx4g", "-cp", f"{classes}:{jars}", "LuceneBench"]


def available(programs, source, work, wanted, cores):
    """The engines that can run here, Rostrum first, and why others cannot."""
    skipped = {}
    engines = [Engine("rostrum", "Rostrum", [programs / "rostrum-bench-rostrum", "query"],
                      build=[programs / "rostrum-index", "add"], threads=cores)]
    for name in wanted:
        if name == "xapian":
            program = programs / "rostrum-bench-xapian"
            engines.append(Engine(
                "xapian", "Xapian", [program, "query"], [program, "index"], ["--compact"],
                {"XAPIAN_FLUSH_THRESHOLD": "1000"}, (*ALL, "top10", "quick")))
        elif name == "sqlite":
            program = programs / "rostrum-bench-sqlite"
            if program.exists():
                engines.append(Engine("sqlite", "SQLite FTS5", [program, "query"],
                                      [program, "index"]))
            else:
                skipped["sqlite"] = "not built: apt-get install libsqlite3-dev"
        elif name == "lucene":
            java = _lucene(source, work, skipped)
            if java:
                engines.append(Engine("lucene", "Lucene", [*java, "query"], [*java, "index"],
                                      variants=(*ALL, "top10")))
    return engines, skipped
