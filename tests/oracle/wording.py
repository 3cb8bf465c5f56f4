"""Finds again what 'similar', 'shared' and 'changes' of rostrum-search tell, from the records alone: words are found by
word_counts.py, which shares no code with the engine.

usage: wording.py RECORDS SEARCH-PROGRAM INDEX HAN-TABLE GRAMMAR-WORDS CHECK...
RECORDS is what 'rostrum-index inspect' prints, GRAMMAR-WORDS the source that lists them. Prints a line for each
difference; exits with 1 if there is any, 77 if python3-xapian is not there."""
import collections
import itertools
import json
import math
import re
import sys

import analyses
import word_counts

SEED, BETWEEN, SKIPPED, BEHIND = 6, 6, 3, 3


def read_grammar_words(path):
    source = open(path, encoding="utf-8").read()
    source = source[source.index("kWords ="):source.index("}  // namespace")]
    return set(" ".join(re.findall('"([^"]*)"', source)).split())


def authors_of(record):
    codes = set(record.get("joint_with", [])) | set(record.get("on_behalf_of", []))
    codes.add(record.get("delivered_by", {}).get("code", ""))
    return codes - {""}


def common(a, b):
    """How many words a longest common subsequence has."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b):
            above = row[j + 1]
            row[j + 1] = before + 1 if x == y else max(above, row[j])
            before = above
    return row[-1]


def without_marks(text):
    return re.sub(r"\W+", "", text)


# --- similar ---

def check_similar(corpus):
    counts = {}
    frequency = collections.Counter()
    for i, statement in corpus.statements.items():
        words = collections.Counter(word for text in (statement.title, statement.text) for word, _ in text.words)
        frequency.update(words.keys())
        counts[i] = {w: n for w, n in words.items() if w not in corpus.grammar and not re.fullmatch("[0-9]+", w)
                     and len(w.encode()) > 1}
    weights = {i: {w: (1 + math.log(n)) * math.log(len(counts) / frequency[w]) for w, n in own.items()}
               for i, own in counts.items()}
    length = {i: math.sqrt(sum(x * x for x in own.values())) for i, own in weights.items()}
    asked = list(corpus.statements)[:: max(1, len(corpus.statements) // 12)]
    for i in asked:
        told = {row["id"]: row for row in corpus.rows("similar", i, "--top", "0", "--words", "5")}
        for other, own in weights.items():
            if other == i:
                continue
            parts = {w: x * weights[i][w] for w, x in own.items() if w in weights[i]}
            product = sum(parts.values())
            if product <= 0:
                if other in told:
                    corpus.differ("similar", i, other, "is told and has nothing in common")
                continue
            row = told.get(other)
            if row is None:
                corpus.differ("similar", i, other, "is not told")
                continue
            if not analyses.close(row["likeness"], 100 * product / (length[i] * length[other]), 1):
                corpus.differ("similar", i, other, row["likeness"], "counted", 100 * product / (length[i] * length[other]))
            best = sorted((x for x in parts.values() if x > 0), reverse=True)[:5]
            if not all(math.isclose(parts[w], x) for w, x in zip(row["words"], best)) or len(best) != len(row["words"]):
                corpus.differ("similar", i, other, row["words"], "are not its heaviest words")
        order = [row["likeness"] for row in told.values()]
        corpus.same(f"similar {i}, order", order, sorted(order, reverse=True))
        mine = authors_of(corpus.statements[i].record)
        if mine:
            others = {row["id"] for row in corpus.rows("similar", i, "--top", "0", "--other-authors")}
            theirs = {j: authors_of(corpus.statements[j].record) for j in told}
            corpus.same(f"similar {i}, others", others, {j for j in told if theirs[j] and not mine & theirs[j]})


# --- shared ---

def heading_of(record):
    """Paragraphs that are no wording of anybody: lines that metadata was read from, salutations."""
    signs = " \t\r\n#*_>"
    quoted = {part.strip(signs) for e in record.get("evidence", []) if e["rule"].startswith("heading.")
              for part in e.get("quote", "").split(" · ")} - {""}
    blocks = [block for block in re.split(r"\n[ \t\r\f\v]*\n", record["text"]) if block.strip()]
    held = [any(line.strip(signs) in quoted for line in block.split("\n")) for block in blocks[:12]]
    end = max((i + 1 for i, each in enumerate(held) if each), default=0)
    while end < min(12, len(blocks)):
        if blocks[end].strip(signs).endswith(tuple(".!?…。！？؟।")) or len(word_counts.Text(blocks[end]).words) > 20:
            break
        end += 1
    return [] if end == len(blocks) else blocks[:end]


def heading_words(record):
    return min(150, sum(len(word_counts.Text(block).words) for block in heading_of(record)))


class Passages:
    def __init__(self, corpus, side_a, side_b, fewest, most):
        self.fewest = fewest
        self.words = {}
        order = [row["id"] for row in corpus.rows("export") if row["id"] in side_a | side_b]
        self.order = [i for i in order if authors_of(corpus.statements[i].record)]
        self.authors = {i: authors_of(corpus.statements[i].record) for i in self.order}
        self.rank = {i: n for n, i in enumerate(self.order)}
        places = collections.defaultdict(list)
        for i in self.order:
            words = [word for word, _ in corpus.statements[i].text.words]
            words = self.words[i] = words[heading_words(corpus.statements[i].record):]
            for at in range(len(words) - SEED + 1):
                seed = tuple(words[at:at + SEED])
                if not places[seed] or places[seed][-1][0] != i:
                    places[seed].append((i, at))
        links = collections.defaultdict(list)
        for own in places.values():
            if len(own) < 2 or not any(i in side_a for i, _ in own) or not any(i in side_b for i, _ in own):
                continue
            every = self.representatives(own, set())
            if len(every) < 2 or (most and len(every) > most):
                continue
            pairs = []
            if side_a == side_b:
                pairs = [(every[0], each) for each in every[1:]]
            else:
                for mine, theirs in ((side_a, side_b), (side_b, side_a)):
                    first = next(each for each in own if each[0] in mine)
                    others = [each for each in own if each[0] in theirs]
                    pairs += [(first, each) for each in self.representatives(others, self.authors[first[0]])]
            for one, other in pairs:
                (i, at), (j, there) = sorted((one, other), key=lambda each: self.rank[each[0]])
                links[i, j].append((at, there))
        self.found = {}
        for (i, j), own in links.items():
            self.follow(i, j, own)

    def representatives(self, places, not_of):
        chosen = []
        for i, at in places:
            if not self.authors[i] & not_of and not any(self.authors[i] & self.authors[j] for j, _ in chosen):
                chosen.append((i, at))
        return chosen

    def follow(self, i, j, links):
        a, b = self.words[i], self.words[j]
        runs = set()
        for at, there in links:
            begin, start = at, there
            while begin and start and a[begin - 1] == b[start - 1]:
                begin, start = begin - 1, start - 1
            end = at
            while end < len(a) and there + end - at < len(b) and a[end] == b[there + end - at]:
                end += 1
            runs.add((begin, start, end))
        chains = []
        for begin, start, end in sorted(runs):
            stop = start + end - begin
            for chain in reversed(chains):
                if 0 <= begin - chain[1] <= BETWEEN and 0 <= start - chain[3] <= BETWEEN:
                    chain[1], chain[3] = end, stop
                    break
            else:
                chains.append([begin, end, start, stop])
        for chain in chains:
            x, y = self.beyond(a[chain[1]:], b[chain[3]:])
            u, v = self.beyond(a[:chain[0]][::-1], b[:chain[2]][::-1])
            chain[0], chain[1], chain[2], chain[3] = chain[0] - u, chain[1] + x, chain[2] - v, chain[3] + y
        apart = []
        for begin, end, start, stop in sorted(chains, key=lambda c: (c[0], c[2])):
            for other in reversed(apart):
                if begin < other[1] and start < other[3] and other[2] < stop:
                    other[1] = max(other[1], end)
                    other[2], other[3] = min(other[2], start), max(other[3], stop)
                    break
            else:
                apart.append([begin, end, start, stop])
        for begin, end, start, stop in apart:
            if min(end - begin, stop - start) >= self.fewest:
                same = common(a[begin:end], b[start:stop])
                if same >= self.fewest:
                    text = " ".join(a[begin:end]), " ".join(b[start:stop])
                    self.found[(i, j) + text] = same

    @staticmethod
    def beyond(a, b):
        i = j = 0
        while True:
            for x, y in sorted(itertools.product(range(SKIPPED + 1), repeat=2), key=lambda s: (sum(s), s[0])):
                n = 0
                while i + x + n < len(a) and j + y + n < len(b) and a[i + x + n] == b[j + y + n]:
                    n += 1
                if n >= BEHIND:
                    i, j = i + x + n, j + y + n
                    break
            else:
                return i, j


def check_shared(corpus):
    every = set(corpus.statements)
    norway = {i for i, s in corpus.statements.items() if "NOR" in analyses.values_of(s, "country")}
    others = {i for i, s in corpus.statements.items() if "NZL" in analyses.values_of(s, "country")}
    some = next(iter(norway or every))
    for a, b, words in ((every, every, []), (norway, others, ["country:NOR", "country:NZL"]), ({some}, every - {some}, [some])):
        for fewest, most in ((15, 10), (8, 3), (8, 0)):
            # Of many statements once is enough.
            if len(every) > 1000 and ((fewest, most) != (15, 10) or len(words) == 2):
                continue
            passages = Passages(corpus, a, b, fewest, most)
            expected = passages.found
            rows = corpus.rows("shared", *words, "--minimum-words", str(fewest), "--max-authors", str(most), "--top", "0")
            told = {}
            for row in rows:
                texts = [" ".join(w for w, _ in word_counts.Text(row[side + "_text"]).words) for side in ("first", "later")]
                told[(row["first_id"], row["later_id"], *texts)] = row["words"]
                size = sum(len(text.split()) for text in texts)
                if not analyses.close(row["likeness"], 200 * row["words"] / size, 2):
                    corpus.differ("shared", row["likeness"], "counted", 200 * row["words"] / size)
                check_marks(corpus, row, row["first_text"], row["later_text"], row["words"])
            corpus.same(f"shared {words} {fewest} {most}", told, expected)
            for _, own in itertools.groupby(rows, key=lambda row: row["passage"]):
                own = list(own)
                having = passages.representatives([(own[0]["first_id"], 0)] + [(r["later_id"], 0) for r in own], set())
                corpus.same("shared, authors", {row["authors"] for row in own}, {len(having)})
            print("shared", words, fewest, most, len(expected), "passages")


def check_marks(corpus, row, before, now, same):
    """The marks put both texts together again, word for word."""
    kept = 0
    parts = {"from": "", "to": ""}
    for mark in row.get("marks", []):
        texts = {}
        for side, text in (("from", before), ("to", now)):
            if side in mark:
                begin, end = mark[side]
                texts[side] = text[begin:end]
                parts[side] += texts[side]
        if mark["what"] == "same":
            words = [[w for w, _ in word_counts.Text(text).words] for text in texts.values()]
            kept += len(words[0])
            if words[0] != words[1]:
                corpus.differ("marks", row, "are not the same:", texts)
    corpus.same("marks", [parts["from"], parts["to"], kept], [before, now, same])


# --- changes ---

def check_changes(corpus):
    by_author = collections.defaultdict(list)
    for row in corpus.rows("export"):
        record = corpus.statements[row["id"]].record
        if "date" in record and record.get("delivered_by", {}).get("kind") == "state":
            by_author[record["delivered_by"]["code"], record.get("language")].append(row["id"])
    pairs = [pair for ids in by_author.values() for pair in zip(ids, ids[1:])]
    for one, other in pairs[:: max(1, len(pairs) // 40)]:
        rows = corpus.rows("changes", one, other, "--kept")
        counted = collections.Counter()
        words = collections.Counter()
        for row in rows[1:]:
            a, b = ([w for w, _ in word_counts.Text(row[side + "_text"]).words] for side in ("from", "to"))
            same = common(a, b)
            counted[row["change"]] += 1
            words.update(same=same, removed=len(a) - same, added=len(b) - same)
            corpus.same(f"changes {one} {other}", [row["words_same"], row["words_removed"], row["words_added"]],
                        [same, len(a) - same, len(b) - same])
            check_marks(corpus, row, row["from_text"], row["to_text"], same)
            if row["change"] in ("kept", "moved") and a != b or "changed" in row["change"] and (a == b or 4 * same < len(a) + len(b)):
                corpus.differ("changes", one, other, "wrongly", row["change"], row)
        head = rows[0]
        both = counted["moved and changed"]
        corpus.same(f"changes {one} {other}, all",
                    [head["words_same"], head["words_removed"], head["words_added"], head["sentences_kept"],
                     head["sentences_changed"], head["sentences_moved"], head["sentences_added"], head["sentences_removed"]],
                    [words["same"], words["removed"], words["added"], counted["kept"], counted["changed"] + both,
                     counted["moved"] + both, counted["added"], counted["removed"]])
        # Every sentence of both once: their words are those of the texts behind headings, but for the numbers of paragraphs.
        corpus.same(f"changes {one} {other}, ids", {head["from_id"], head["to_id"]}, {one, other})
        for side in ("from", "to"):
            i = head[side + "_id"]
            told = collections.Counter(w for row in rows[1:] for w, _ in word_counts.Text(row[side + "_text"]).words)
            own = collections.Counter(w for w, _ in corpus.statements[i].text.words)
            own -= collections.Counter(
                w for block in heading_of(corpus.statements[i].record) for w, _ in word_counts.Text(block).words)
            missing = own - told
            if told - own or not all(re.fullmatch("[0-9]{1,3}", word) for word in missing):
                corpus.differ("changes", one, other, "has other words than", i, told - own, missing)
    print("changes", len(pairs), "pairs")


CHECKS = {"similar": check_similar, "shared": check_shared, "changes": check_changes}


def main(records, program, index, han_table, grammar, *checks):
    word_counts.read_han_table(han_table)
    with open(records, encoding="utf-8") as file:
        corpus = analyses.Corpus(json.load(file), program, index)
    corpus.grammar = read_grammar_words(grammar)
    for name in checks:
        before = corpus.differences
        CHECKS[name](corpus)
        print(name + ":", corpus.differences - before, "differences")
    return 1 if corpus.differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
