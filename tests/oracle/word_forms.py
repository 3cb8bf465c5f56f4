"""Stems of French, Spanish, Russian and Arabic words for the counters: of a listed word the listed one, else
Snowball's, or a light stemmer's for Arabic. The lists are data that the engine has too (schemas/vocabulary/forms);
the rules are written anew."""
import functools
import json
import os
import unicodedata

import xapian

_FOLDER = os.path.join(os.path.dirname(__file__), "../../schemas/vocabulary/forms")
_SNOWBALL = {"fr": "french", "es": "spanish", "ru": "russian"}
_ACCENTED = {"fr": [("ees", "ées"), ("ee", "ée"), ("ieres", "ières"), ("iere", "ière")],
             "es": [("cion", "ción"), ("sion", "sión"), ("logia", "logía"), ("logias", "logías")]}
LANGUAGES = ("fr", "es", "ru", "ar")


@functools.lru_cache(maxsize=None)
def _listed(language):
    forms = {}
    for name in (f"{language}.dictionary.json", f"{language}.json"):
        with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
            forms.update(json.load(file)["forms"])
    return forms


@functools.lru_cache(maxsize=None)
def _snowball(language):
    return xapian.Stem(_SNOWBALL[language])


def _bare(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _heads(word):
    heads = [word] + [word[1:] for letter in "وف" if word[0] == letter and len(word) > 2]
    for head in list(heads):
        if head.startswith("لل") and len(head) > 4:
            heads.append(head[1:])
        heads += [head[len(a):] for a in ("بال", "كال", "ال", "لل") if head.startswith(a) and len(head) >= len(a) + 2]
        heads += [head[1:] for letter in "بلك" if head[0] == letter and len(head) > 2]
    return heads


def _candidates(word):
    heads = _heads(word)
    yield from heads
    for head in heads:
        for end in ("هما", "ها", "هم", "هن", "كم", "كن", "نا", "ه", "ي", "ك"):
            if head.endswith(end) and len(head) >= len(end) + 2:
                rest = head[:-len(end)]
                if rest.endswith("ت") and len(rest) > 2:
                    yield rest[:-1] + "ه"
                yield rest
    for head in heads:
        for end in ("تين", "تان", "ات", "ين", "ون", "ان", "يه", "ا", "ه", "ي"):
            if head.endswith(end) and len(head) >= len(end) + 2:
                rest = head[:-len(end)]
                if end in ("تين", "تان", "ات"):
                    yield rest + "ه"
                yield rest


def _light(word):
    if word[0] == "و" and len(word) > 3:
        word = word[1:]
    for head in ("بال", "كال", "فال", "ال", "لل"):
        if word.startswith(head) and len(word) >= len(head) + 2:
            word = word[len(head):]
            break
    for end in ("هما", "هم", "هن", "كم", "نا"):
        if word.endswith(end) and len(word) >= len(end) + 3:
            word = word[:-len(end)]
            if word.endswith("ت") and len(word) > 3:
                word = word[:-1]
            break
    for end in ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"):
        if word.endswith(end) and len(word) >= len(end) + 2:
            word = word[:-len(end)]
            if end in ("ها", "ان", "ين") and word.endswith("ت") and len(word) > 3:
                word = word[:-1]
    return word


@functools.lru_cache(maxsize=None)
def stem(language, word):
    forms = _listed(language)
    if language == "ar":
        if not all("\u0600" <= c <= "\u06ff" for c in word):
            return word
        return next((forms[each] for each in _candidates(word) if each in forms), None) or _light(word)
    if word in forms:
        return forms[word]
    for plain, accented in _ACCENTED.get(language, ()):
        if word.endswith(plain):
            return _bare(_snowball(language)((word[:-len(plain)] + accented).encode()).decode()) or word
    return _snowball(language)(word.encode()).decode() or word
