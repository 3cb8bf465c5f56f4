"""The server under load: see run.sh. Standard library alone."""

import argparse
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
CONNECTIONS = (1, 16, 200)
ADDED = 1000  # statements that the indexer adds meanwhile, ten more each time
SLOW_CLIENTS = 500


def words_of(query):
    """A query of rostrum-bench-corpus in the language of either engine."""
    words = query["words"]
    if query["op"] == "phrase":
        return '"' + " ".join(words) + '"'
    if query["op"] == "prefix":
        return words[0] + "*"
    between = {"or": " OR ", "near": f" NEAR/{query['distance']} "}.get(query["op"], " AND ")
    return between.join(words)


def filters_of(query):
    filters = [(each["field"], each["value"]) for each in query["filters"]]
    return filters + [(name, query[name]) for name in ("from", "to") if query[name]]


def addresses_of(queries, base):
    """What people and programs ask: pages of results, the next ones, answers of the API, statements."""
    addresses = []
    for query in queries:
        asked = ([("q", words_of(query))] if query["words"] else []) + filters_of(query)
        for path, more in (("/search", []), ("/search", [("offset", "10")]), ("/api/v1/query", [])):
            addresses.append(path + "?" + urllib.parse.urlencode(asked + more))
        found = json.load(urllib.request.urlopen(
            base + "/api/v1/query?" + urllib.parse.urlencode(asked + [("limit", "2"), ("facets", "none")])))
        for hit in found["hits"]:
            told = [("id", hit["id"])] + ([("q", words_of(query))] if query["words"] else [])
            addresses.append("/statement?" + urllib.parse.urlencode(told))
    return addresses


def processor_seconds(process):
    """Of a program and those that it has started and that have ended."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def load_of(server, addresses, connections, seconds, work):
    path = work / "addresses.txt"
    path.write_text("\n".join(addresses) + "\n")
    time.sleep(2)  # what the connections before had asked is answered
    before = processor_seconds(server.process)
    told = subprocess.run(
        ["wrk", "-t", str(min(2, connections)), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s",
         "-s", HERE / "asked.lua", server.base], env={**os.environ, "ROSTRUM_ADDRESSES": str(path)},
        check=True, capture_output=True, text=True).stdout
    figures = json.loads(told.strip().splitlines()[-1])
    figures["rate"] = figures["requests"] / figures["seconds"]
    figures["processor_ms"] = (processor_seconds(server.process) - before) * 1e3 / max(1, figures["requests"])
    return figures


class Server:
    """rostrum-search serve on a free port."""

    def __init__(self, programs, index, *flags):
        self.process = subprocess.Popen(
            [programs / "rostrum-search", "serve", "--index", index, "--listen", "127.0.0.1:0", "--quiet", *flags],
            stdout=subprocess.PIPE, text=True)
        self.base = re.search(r"http://[^/]+", self.process.stdout.readline()).group(0)

    def megabytes(self):
        """What it holds for itself; pages of the index, which the system can take back, are left out."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status).group(1)) / 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Writer(threading.Thread):
    """Adds statements, some at a time, until it is told to stop: a commit every few seconds."""

    def __init__(self, programs, index, lines, work, pause):
        super().__init__(daemon=True)
        self.command = [programs / "rostrum-index", "add", work / "added.jsonl", "--index", index, "--quiet"]
        self.lines, self.path, self.pause = lines, work / "added.jsonl", pause
        self.over, self.commits = threading.Event(), 0

    def run(self):
        some = 0
        while not self.over.is_set():
            some = min(some + 10, len(self.lines))
            self.path.write_text("".join(self.lines[:some]))
            subprocess.run(self.command, check=False, capture_output=True)
            self.commits += 1
            self.over.wait(self.pause)

    def end(self):
        self.over.set()
        self.join()


class SlowClients(threading.Thread):
    """Connections that send a letter a second and never finish; each that is left comes again."""

    def __init__(self, base, count):
        super().__init__(daemon=True)
        self.host, self.port = urllib.parse.urlsplit(base).hostname, urllib.parse.urlsplit(base).port
        self.count, self.over, self.open = count, threading.Event(), 0

    def run(self):
        sockets = []
        while not self.over.is_set():
            while len(sockets) < self.count:
                sockets.append(socket.create_connection((self.host, self.port)))
                sockets[-1].sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
            alive = []
            for each in sockets:
                try:
                    each.sendall(b"a")
                    alive.append(each)
                except OSError:
                    each.close()
            sockets, self.open = alive, len(alive)
            self.over.wait(1)
        for each in sockets:
            each.close()

    def end(self):
        self.over.set()
        self.join()


class Omega:
    """Xapian Omega as Debian has it, over the same statements, by CGI under lighttpd."""

    SCRIPT = ("id : boolean=Q unique=Q field=id\ntitle : index=S field=caption index\ncountry : boolean=XCOUNTRY field\n"
              "convention : boolean=XCONVENTION field\nlang : boolean=L field\n"
              "date : value=0 field\ntext : index truncate=300 field=sample\n")

    def __init__(self, corpus, work, port):
        self.work, self.port = work, port
        index = work / "omega" / "default"
        if not index.exists():
            index.parent.mkdir(parents=True, exist_ok=True)
            script, dump = work / "omega" / "statements.script", work / "omega" / "statements.dump"
            script.write_text(self.SCRIPT)
            with open(corpus, encoding="utf-8") as lines, open(dump, "w", encoding="utf-8") as out:
                for line in lines:
                    out.write(self.record(json.loads(line)))
            subprocess.run(["scriptindex", "--stemmer=english", "--overwrite", index, script, dump],
                           check=True, capture_output=True)
            dump.unlink()
        (work / "omega.conf").write_text(f"database_dir {index.parent}\ntemplate_dir /var/lib/xapian-omega/templates\n"
                                         f"log_dir {work}\ncdb_dir {work}\n")
        pages = work / "pages" / "cgi-bin"
        pages.mkdir(parents=True, exist_ok=True)
        link = pages / "omega"
        if not link.exists():
            link.symlink_to("/usr/lib/cgi-bin/omega/omega")
        configuration = work / "lighttpd.conf"
        configuration.write_text(
            f'server.document-root = "{work}/pages"\nserver.port = {port}\nserver.bind = "127.0.0.1"\n'
            f'server.modules = ("mod_cgi", "mod_setenv")\nsetenv.add-environment = ("OMEGA_CONFIG_FILE" => '
            f'"{work}/omega.conf")\n$HTTP["url"] =~ "^/cgi-bin/" {{ cgi.assign = ("" => "") }}\n')
        self.process = subprocess.Popen(["lighttpd", "-D", "-f", configuration], stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        time.sleep(1)

    @staticmethod
    def record(statement):
        fields = {"id": statement["id"], "title": statement.get("title") or statement["id"],
                  "country": statement.get("delivered_by", {}).get("code", ""),
                  "convention": statement.get("convention", ""), "lang": statement.get("language", ""),
                  "date": statement.get("date", ""), "text": statement["text"].replace("\n", "\n=")}
        return "".join(f"{name}={value}\n" for name, value in fields.items() if value) + "\n"

    def addresses(self, queries):
        """The same questions, a page of ten; filters as its boolean terms."""
        prefixes = {"country": "XCOUNTRY", "convention": "XCONVENTION", "language": "L"}
        addresses = []
        for query in queries:
            if not query["words"]:
                continue  # it has no page of all
            asked = [("DB", "default"), ("P", words_of(query))]
            asked += [("B", prefixes[name] + value) for name, value in filters_of(query) if name in prefixes]
            for more in ([], [("TOPDOC", "10")]):
                addresses.append("/cgi-bin/omega?" + urllib.parse.urlencode(asked + more))
        return addresses

    def end(self):
        self.process.terminate()
        self.process.wait()


def prepare(programs, statements, work):
    """Corpus, its index, queries, and the statements that the indexer adds meanwhile."""
    work.mkdir(parents=True, exist_ok=True)
    corpus, queries, index = work / "corpus.jsonl", work / "queries.jsonl", work / "index"
    generator = programs / "rostrum-bench-corpus"
    if not queries.exists():
        with open(corpus, "wb") as out:
            subprocess.run([generator, "--statements", str(statements), "--queries", queries], check=True, stdout=out)
    if not index.exists():
        subprocess.run([programs / "rostrum-index", "add", corpus, "--index", index, "--quiet"], check=True)
    others = subprocess.run([generator, "--statements", str(ADDED), "--seed", "2"], check=True, capture_output=True,
                            text=True).stdout.splitlines(True)
    added = [line.replace('"id":"', '"id":"added-', 1) for line in others]
    return corpus, index, added, [json.loads(line) for line in queries.read_text(encoding="utf-8").splitlines()]


def row(name, connections, figures, load):
    return (f"| {name} | {connections} | {figures['rate']:,.0f} | {figures['p50_ms']:.2f} | {figures['p99_ms']:.2f} | "
            f"{figures['processor_ms']:.2f} | {figures['wrong']} | {load:.1f} |")


def memory_over(server, addresses, minutes, work):
    """Its memory at the end of each minute of load at 16 connections."""
    held = []
    for _ in range(minutes):
        load_of(server, addresses, 16, 60, work)
        held.append(round(server.megabytes()))
    return held


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("statements", type=int)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--table", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=int, default=20, help="of each measurement")
    parser.add_argument("--minutes", type=int, default=10, help="over which memory is watched; 0 for none")
    parser.add_argument("--pause", type=float, default=5, help="seconds between two runs of the indexer")
    parser.add_argument("--port", type=int, default=8399, help="of lighttpd")
    given = parser.parse_args()
    work = given.work.resolve()
    corpus, index, added, queries = prepare(given.programs, given.statements, work)
    rows, told = [], []

    def measure(name, server, addresses):
        for connections in CONNECTIONS:
            figures = load_of(server, addresses, connections, given.seconds, work)
            rows.append(row(name, connections, figures, os.getloadavg()[0]))
            print(rows[-1], flush=True)

    for name, flags, writes in (("the index at rest", [], False), ("while the indexer writes", [], True),
                                ("while it writes and no answer is kept", ["--max-kept-megabytes", "0"], True)):
        server = Server(given.programs, index, *flags)
        addresses = addresses_of(queries, server.base)
        writer = Writer(given.programs, index, added, work, given.pause)
        if writes:
            writer.start()
        measure("Rostrum, " + name, server, addresses)
        if writes:
            told.append(f"{name}: {writer.commits} runs of the indexer")
        if name == "while the indexer writes":
            slow = SlowClients(server.base, SLOW_CLIENTS)
            slow.start()
            time.sleep(2)
            figures = load_of(server, addresses, 16, given.seconds, work)
            rows.append(row(f"Rostrum, beside {slow.open} clients that send a letter a second", 16, figures,
                            os.getloadavg()[0]))
            print(rows[-1], flush=True)
            slow.end()
            if given.minutes > 0:
                held = memory_over(server, addresses, given.minutes, work)
                told.append(f"memory at the end of each minute of load at 16 connections: {held} MB")
                print(told[-1], flush=True)
        if writes:
            writer.end()
        server.end()
    omega = Omega(corpus, work, given.port)
    measure("Omega under lighttpd", omega, omega.addresses(queries))
    omega.end()

    given.table.write_text(
        f"# The server under load\n\n`benchmarks/load/run.sh {given.statements}`, {time.strftime('%Y-%m-%d')}, "
        f"{os.cpu_count()} processors, which wrk shares; {given.seconds} s each; {len(addresses)} addresses: pages of "
        "results, the next ones, answers of the API, statements. Times in milliseconds.\n\n"
        "| what | connections | answers a second | p50 | p99 | processor ms an answer | no answer | load of the machine |\n"
        "|---|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n\n" + "".join(f"- {each}\n" for each in told))


if __name__ == "__main__":
    main()
