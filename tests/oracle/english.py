"""Stems of English words for the counters: Snowball's, but for spellings that British and American English have
both, and for the words that the project's own list tells apart or brings together. The lists are data that the
engine has too, and are read from schemas/text/english_forms.cpp and schemas/vocabulary/forms/en.json; the rules are
written anew."""
import functools
import json
import os
import re

import xapian

_SOURCE = open(os.path.join(os.path.dirname(__file__), "../../schemas/text/english_forms.cpp"), encoding="utf-8").read()
_SNOWBALL = xapian.Stem("english")


def _list(name):
    body = re.search(name + r"\s*=\s*std::to_array<[^{]*?>\(\s*\{(.*?)\}\);", _SOURCE, re.S)[1]
    return re.findall('"([^"]*)"', body)


def _pairs(name):
    flat = _list(name)
    return list(zip(flat[::2], flat[1::2]))


with open(os.path.join(os.path.dirname(__file__), "../../schemas/vocabulary/forms/en.json"), encoding="utf-8") as _file:
    _STEMS = json.load(_file)["forms"]
_WORDS = dict(_pairs("kWords"))
_BEGINNINGS = _pairs("kBeginnings")
_OUR = re.compile("(%s)(%s)u(r.*)" % ("|".join(_list("kBefore")), "|".join(each[:-2] for each in _list("kOur"))))
_RE = re.compile("(%s)(?:(re)|(res)|(red)|(ring))" % "|".join(_list("kRe")))
_DOUBLED = re.compile("(%s)l(ed|ings?|ers?)" % "|".join(_list("kDoubled")))
_S = re.compile(r"(\w{3,})([iy])s(e|es|ed|er|ers|ing|ings|ation|ations|ational|able)")
_ALWAYS_S = set(_list("kAlwaysS"))


def spelling(word):
    """One of the spellings that the word has."""
    match = _S.fullmatch(word)
    if match and re.search("[aeiouy]", match[1]) and match[1] + match[2] + "s" not in _ALWAYS_S:
        word = match[1] + match[2] + "z" + match[3]
    if word in _WORDS:
        return _WORDS[word]
    for british, american in _BEGINNINGS:
        if word.startswith(british):
            return american + word[len(british):]
    match = _OUR.fullmatch(word)
    if match:
        return match[1] + match[2] + match[3]
    match = _RE.fullmatch(word)
    if match:
        return match[1] + "er" + ("s" if match[3] else "ed" if match[4] else "ing" if match[5] else "")
    match = _DOUBLED.fullmatch(word)
    if match:
        return match[1] + match[2]
    return re.sub("ifications?$", "ify", word)


@functools.lru_cache(maxsize=None)
def stem(word):
    one = spelling(word)
    return _STEMS.get(one) or _SNOWBALL(one.encode()).decode()
