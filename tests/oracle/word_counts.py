"""Counts what rostrum-search answers by other means, for questions made up from the statements themselves:
300 of each form. It shares no code with the engine: words are found by regular expressions, folded by Python's
Unicode data, and every statement is read for every question. Data that both use: Snowball's stemmers, the lists
of English words and the table of Chinese variants.

usage: word_counts.py STATEMENTS COUNTING-PROGRAM INDEX HAN-TABLE FORM... [--questions N]
STATEMENTS is what 'rostrum-index inspect' prints. Prints a line for each difference; exits with 1 if there is
any, 77 if python3-xapian is not there."""
import argparse
import collections
import functools
import json
import random
import re
import subprocess
import sys
import unicodedata

try:
    import xapian
    import english
    import word_forms
except ImportError:
    print("python3-xapian is not installed")
    sys.exit(77)

STEMMERS = {"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish",
            "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian", "hy": "armenian",
            "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian",
            "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
            "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish"}
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i",
         "ё": "е", "ى": "ي", "ی": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ـ": ""}
ELIDED = set("l d qu n s j c m t jusqu lorsqu puisqu quoiqu dell nell sull all dall un quell".split())
APOSTROPHES = "'\u2019\u02bc\uff07\u05f3\u05f4"
HYPHENS = "-\u2010\u2011\u05be"
VOWELS = set("аеиоуыэюяіє")
L = r"[^\W\d_]"
RUN = re.compile(
    rf"(?<![^\W_])(?:{L}\.)+{L}(?![^\W_])"
    rf"|[^\W_]+(?:(?:(?<=\d)\.(?=\d)|(?<=\d),(?=\d\d\d(?!\w))|(?<={L})[{APOSTROPHES}](?={L}))[^\W_]+)*")
HAN = re.compile("[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff"
                 "\uf900-\ufaff\U00020000-\U0003ffff]")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
simplified = {}


def read_han_table(path):
    pairs = "".join(re.findall('u"([^"]*)"', open(path, encoding="utf-8").read()))
    simplified.update(zip(pairs[::2], pairs[1::2]))


def script_of(c):
    return unicodedata.name(c, "").split(" ")[0]


def folded(text):
    """The text as its words are compared, letter by letter."""
    if text.isascii():
        return text.lower()
    text = re.sub("(?<![^\\W_])(10|km|cm|mm|dm|ft|[^\\W\\d_])([⁰¹²³⁴-⁹]+)",
                  lambda m: m[1] + m[2].translate(RAISED), text)
    text = re.sub("[⁰¹²³⁴-⁹]+", " ", text)
    # symbols are no letters, though some unfold to such: ™, №, ½
    text = "".join(" " if unicodedata.category(c)[0] == "S" or
                   (unicodedata.category(c) == "No" and not "₀" <= c <= "₉") else c for c in text)
    text = re.sub("(?<=[ºª])(?=\\d)", " ", text)
    out = []
    base = ""
    for c in unicodedata.normalize("NFKD", text).casefold():
        for d in unicodedata.normalize("NFKD", c):
            category = unicodedata.category(d)
            if category == "Cf" and d not in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd":
                continue
            if category == "Mn":
                script = script_of(base) if base else ""
                drop = script in ("LATIN", "GREEK", "ARABIC", "HEBREW")
                if base in VOWELS and d in "\u0300\u0301" or base == "е" and d == "\u0308":
                    drop = True
                if not drop:
                    out.append(d)
                continue
            base = d
            if category == "Nd":
                d = str(unicodedata.digit(d))
            d = PLAIN.get(d, d)
            out.append(simplified.get(d, d))
    return unicodedata.normalize("NFC", "".join(out))


class Text:
    """Words of one text with their places, and the hyphenated ones."""

    def __init__(self, text):
        self.words = []  # (word, place)
        self.compounds = []  # (word, first place, last place)
        self.han = []  # paragraphs without line ends between Han letters
        place = 0
        for paragraph in re.split("\n[ \t\r\u00a0\u3000]*\n\\s*", text):
            plain = folded(paragraph)
            # a line end between two Han letters is nothing
            self.han.append(re.sub(f"(?<={HAN.pattern})[ \t\u3000]*\n\\s*(?={HAN.pattern})", "", plain))
            plain = HAN.sub(lambda m: f" {m[0]} ", plain)
            plain = HANGUL.sub(lambda m: f" {m[0]} ", plain)
            before = None  # end of the run before, and its words
            joined = []
            for match in RUN.finditer(plain):
                hyphen = before is not None and match.start() == before + 1 and plain[before] in HYPHENS
                if not hyphen:
                    self.close(joined)
                    joined = []
                else:
                    joined.append(None)
                for word in self.pieces(match[0]):
                    place += 1
                    self.words.append((word, place))
                    joined.append((word, place))
                before = match.end()
            self.close(joined)
            place += 100
        self.spans = collections.defaultdict(set)  # of each word
        for word, place in self.words:
            self.spans[word].add((place, place))
        for word, first, last in self.compounds:
            self.spans[word].add((first, last))

    def close(self, joined):
        parts = [each for each in joined if each is not None]
        if len(parts) == len(joined) or not 2 <= len(parts) <= 6:
            return
        word = "".join(part[0] for part in parts)
        if re.search("[^\\W\\d_]", word) and len(word.encode()) <= 120:
            self.compounds.append((word, parts[0][1], parts[-1][1]))

    @staticmethod
    def pieces(run):
        if re.fullmatch(rf"(?:{L}\.)+{L}", run):
            return [run.replace(".", "")]
        pieces = re.split(f"[{APOSTROPHES}]", run)
        if len(pieces) > 1 and pieces[-1] == "s":
            pieces.pop()
        words = [""]
        for i, piece in enumerate(pieces):
            words[-1] += piece.replace(",", "")
            if words[-1] in ELIDED and i + 1 < len(pieces):
                words.append("")
        return [word.replace(".", "") if not word[0].isdigit() else word for word in words if word]


@functools.lru_cache(maxsize=None)
def stemmer(language):
    name = STEMMERS.get(language.split("-")[0])
    return xapian.Stem(name) if name else None


class Words:
    """Every word of every statement, in the statement's language."""

    def __init__(self):
        self.of_language = collections.defaultdict(set)
        self.of_stem = {}

    def like(self, language, word):
        """Words that the stemmer of the language makes the same."""
        own = stemmer(language)
        if own is None:
            return {word}
        tag = language.split("-")[0]
        if tag == "en":
            own = lambda encoded: english.stem(encoded.decode())
        elif tag in word_forms.LANGUAGES:
            own = lambda encoded: word_forms.stem(tag, encoded.decode())
        if language not in self.of_stem:
            stems = collections.defaultdict(set)
            for other in self.of_language[language]:
                stems[own(other.encode())].add(other)
            self.of_stem[language] = stems
        return self.of_stem[language].get(own(word.encode()), set())

    @functools.lru_cache(maxsize=None)
    def beginning(self, letters):
        return {word for words in self.of_language.values() for word in words if word.startswith(letters)}


WORDS = Words()


class Statement:
    def __init__(self, record):
        self.record = record
        self.language = record.get("language", "")
        self.title = Text(record.get("title", ""))
        self.text = Text(record.get("text", ""))
        for text in (self.title, self.text):
            WORDS.of_language[self.language].update(text.spans)

    def texts(self, field):
        return [self.title] if field == "title" else [self.title, self.text]

    def places(self, words, field="text"):
        """Spans of words and of hyphenated words that are among them; one list a text."""
        return [sorted({span for word in words for span in text.spans.get(word, ())})
                for text in self.texts(field)]

    def form(self, word, field="text"):
        return self.places(WORDS.like(self.language, word), field)

    def exact(self, word, field="text"):
        return self.places({word}, field)

    def beginning(self, letters, field="text"):
        return self.places(WORDS.beginning(letters), field)

    def has_han(self, letters):
        return any(letters in paragraph for text in self.texts("text") for paragraph in text.han)


def side_by_side(operands):
    """Of each text: spans that follow each other at once."""
    found = []
    for lists in zip(*operands):
        spans = set(lists[0])
        for after in lists[1:]:
            begins = collections.defaultdict(list)
            for first, last in after:
                begins[first].append(last)
            spans = {(first, further) for first, last in spans for further in begins.get(last + 1, ())}
        found.append(sorted(spans))
    return found


def either(*lists):
    return [sorted(set().union(*each)) for each in zip(*lists)]


def near(operands, distance, ordered):
    """True if in some text a span of each operand can be chosen, none overlapping, with distances between
    neighbours that are distance * (operands - 1) at most, added up."""
    room = distance * (len(operands) - 1)

    def fits(spans):
        order = spans if ordered else sorted(spans)
        gaps = [b[0] - a[1] for a, b in zip(order, order[1:])]
        return all(gap > 0 for gap in gaps) and sum(gaps) <= room

    def choose(lists, chosen):
        if len(chosen) == len(lists):
            return fits(chosen)
        return any(choose(lists, chosen + [span]) for span in lists[len(chosen)]
                   if not chosen or abs(span[0] - chosen[0][0]) <= room + 40)

    return any(choose(lists, []) for lists in zip(*operands))


def some(lists):
    return any(lists)


class Questions:
    """Each makes a question and what a statement must hold for it."""

    def __init__(self, statements, seed):
        self.statements = statements
        self.random = random.Random(seed)
        self.in_statements = collections.Counter()
        for each in statements:
            words = {word for text in each.texts("text") for word, _ in text.words}
            words |= {word for text in each.texts("text") for word, _, _ in text.compounds}
            self.in_statements.update(words)

    def pick(self, script=None, languages=None):
        """Some statement, a text of it, and the place of a word in its list."""
        while True:
            statement = self.random.choice(self.statements)
            if languages and statement.language not in languages:
                continue
            text = self.random.choice(statement.texts("text"))
            good = [i for i, (word, _) in enumerate(text.words) if self.plain(word, script)]
            if good:
                return statement, text, self.random.choice(good)

    @staticmethod
    def plain(word, script):
        if not word.isalpha() or HAN.search(word) or HANGUL.search(word):
            return False
        scripts = {script_of(c) for c in word}
        return scripts == {script or "LATIN"}

    def word(self, script=None, languages=None):
        _, text, at = self.pick(script, languages)
        word = text.words[at][0]
        if self.random.random() < 0.5:
            return word, lambda s: some(s.form(word))
        return f'"{word}"', lambda s: some(s.exact(word))

    def phrase(self, script=None, languages=None):
        while True:
            _, text, at = self.pick(script, languages)
            run = [text.words[at]]
            for word, place in text.words[at + 1:at + self.random.randint(2, 4)]:
                if place != run[-1][1] + 1 or not self.plain(word, script):
                    break
                run.append((word, place))
            if len(run) > 1:
                break
        words = [word for word, _ in run]
        if self.random.random() < 0.2:
            self.random.shuffle(words)
        return f'"{" ".join(words)}"', lambda s: some(side_by_side([s.exact(word) for word in words]))

    def joined(self):
        while True:
            text = self.random.choice(self.random.choice(self.statements).texts("text"))
            good = []
            for word, first, last in text.compounds:
                parts = [w for w, place in text.words if first <= place <= last]
                if len(parts) == last - first + 1 and all(self.plain(part, None) for part in parts):
                    good.append((word, parts))
            if good:
                break
        word, parts = self.random.choice(good)
        if self.random.random() < 0.3 and self.random.random() < 0.5:
            parts = [word[:len(word) // 2], word[len(word) // 2:]]
        form = self.random.randint(0, 3)
        if form == 0:
            return word, lambda s: some(s.form(word))
        if form == 1:
            return f'"{word}"', lambda s: some(s.exact(word))
        typed = "-".join(parts)
        if form == 2:
            return typed, lambda s: some(either(s.form(word), side_by_side([s.form(p) for p in parts])))
        return f'"{typed}"', lambda s: some(either(s.exact(word), side_by_side([s.exact(p) for p in parts])))

    def wildcard(self):
        while True:
            _, text, at = self.pick()
            word = text.words[at][0]
            if len(word) < 4:
                continue
            letters = word[:self.random.randint(3, min(len(word), 8))]
            if sum(1 for other in self.in_statements if other.startswith(letters)) <= 150:
                return letters + "*", lambda s: some(s.beginning(letters))

    def near(self):
        """Two or three words that stand in one text, rare ones, some as phrases or joined with OR."""
        def rare(word):
            return self.plain(word, None) and self.in_statements[word] <= max(60, len(self.statements) // 40)

        while True:
            _, text, at = self.pick()
            start = text.words[at][1]
            close = [word for word, place in text.words if abs(place - start) < 25 and rare(word)]
            if len(close) >= 2:
                break
        count = min(len(close), self.random.choice([2, 2, 2, 3]))
        typed, operands = [], []
        for word in self.random.sample(close, count):
            kind = self.random.random()
            if kind < 0.15:
                other = self.random.choice(close)
                typed.append(f"({word} OR {other})")
                operands.append(lambda s, w=word, o=other: either(s.form(w), s.form(o)))
            elif kind < 0.3:
                places = [i for i, (w, _) in enumerate(text.words[:-1]) if w == word]
                i = self.random.choice(places or [0])
                pair = [w for w, _ in text.words[i:i + 2]]
                if len(pair) < 2 or not all(self.plain(w, None) for w in pair):
                    pair = [word]
                typed.append(f'"{" ".join(pair)}"')
                operands.append(lambda s, p=tuple(pair): side_by_side([s.exact(w) for w in p]))
            else:
                typed.append(word)
                operands.append(lambda s, w=word: s.form(w))
        distance = self.random.randint(1, 12)
        ordered = self.random.random() < 0.5
        text_of = f" {'ADJ' if ordered else 'NEAR'}/{distance} "
        return text_of.join(typed), lambda s: near([each(s) for each in operands], distance, ordered)

    def fields(self):
        _, text, at = self.pick()
        word = text.words[at][0]
        form = self.random.randint(0, 4)
        if form == 0:
            return f"title:{word}", lambda s: some(s.form(word, "title"))
        if form == 1:
            years = sorted(self.random.randint(1945, 2025) for _ in range(2))
            return f"date:{years[0]}..{years[1]} {word}", lambda s: some(s.form(word)) and within(s, *years)
        if form == 2:
            _, other_text, other_at = self.pick()
            other = other_text.words[other_at][0]
            return f"{word} -{other}", lambda s: some(s.form(word)) and not some(s.form(other))
        if form == 3:
            _, other_text, other_at = self.pick()
            other = other_text.words[other_at][0]
            return f"{word} OR \"{other}\"", lambda s: some(s.form(word)) or some(s.exact(other))
        language = self.random.choice(self.statements).language
        if not language:
            return f'text:"{word}"', lambda s: some(s.exact(word))
        return f"lang:{language} {word}", lambda s: s.language == language and some(s.form(word))

    def han(self):
        runs = []
        while not runs:
            statement = self.random.choice(self.statements)
            runs = [run for text in statement.texts("text") for paragraph in text.han
                    for run in re.findall(f"(?:{HAN.pattern})+", paragraph)]
        run = self.random.choice(runs)
        begin = self.random.randrange(len(run))
        letters = run[begin:begin + self.random.randint(1, 5)]
        typed = letters if self.random.random() < 0.5 else f'"{letters}"'
        return typed, lambda s: s.has_han(letters)


def within(statement, first, last):
    date = statement.record.get("date", "")
    return bool(date) and first <= int(date[:4]) <= last


def form_of(questions, name):
    if name == "arabic":
        make = lambda: questions.random.choice([questions.word, questions.phrase])("ARABIC", ("ar",))
    elif name == "cyrillic":
        make = lambda: questions.random.choice([questions.word, questions.phrase])("CYRILLIC", ("ru", "uk"))
    else:
        make = {"words": questions.word, "phrases": questions.phrase, "joined": questions.joined,
                "wildcards": questions.wildcard, "near": questions.near, "fields": questions.fields,
                "han": questions.han}[name]
    return make


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("statements")
    parser.add_argument("program")
    parser.add_argument("index")
    parser.add_argument("han_table")
    parser.add_argument("forms", nargs="+")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=15)
    options = parser.parse_args()
    read_han_table(options.han_table)
    records = json.load(open(options.statements, encoding="utf-8"))
    statements = [Statement(record) for record in records]
    questions = Questions(statements, options.seed)
    asked = []
    for name in options.forms:
        make = form_of(questions, name)
        asked += [(name, *make()) for _ in range(options.questions)]
    run = subprocess.run([options.program, options.index], text=True, capture_output=True, check=False,
                         input="".join(text + "\n" for _, text, _ in asked))
    answers = run.stdout.splitlines()
    if run.returncode != 0 or len(answers) != len(asked):
        print(options.program, "ended with", run.returncode, "after", len(answers), "answers:", run.stderr)
        return 1
    differences = collections.Counter()
    found = collections.Counter()
    for (name, text, holds), answer in zip(asked, answers):
        count = sum(1 for statement in statements if holds(statement))
        found[name] += count > 0
        if str(count) != answer:
            differences[name] += 1
            if differences[name] <= 10:
                print(f"{name}: {text} finds {answer}, counted {count}")
    for name in options.forms:
        print(f"{name}: {options.questions} questions, {found[name]} with answers, {differences[name]} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
