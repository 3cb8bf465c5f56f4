"""Holds a feed on standard input to the rules of RFC 4287 that bind one like ours. Prints each that is broken; exits with
1 if any is."""
import re
import sys
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
KNOWN = {"feed": {"author", "category", "contributor", "generator", "icon", "logo", "id", "link", "rights", "subtitle",
                  "title", "updated", "entry"},
         "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source",
                   "summary", "title", "updated"}}
broken = []


def check(holds, *what):
    if not holds:
        broken.append(" ".join(map(str, what)))


def texts(element, name):
    return [child.text or "" for child in element.findall(ATOM + name)]


def check_common(element, kind):
    for child in element:
        check(child.tag.startswith(ATOM) and child.tag[len(ATOM):] in KNOWN[kind], kind, "holds", child.tag)
    for name in ("id", "title", "updated"):
        check(len(texts(element, name)) == 1, kind, "has", len(texts(element, name)), name)
    for each in texts(element, "id"):
        check(IRI.fullmatch(each), kind, "id is no IRI:", each)
    for name in ("updated", "published"):
        for each in texts(element, name):
            check(TIME.fullmatch(each), kind, name, "is no time of RFC 3339:", each)
    check(len(element.findall(ATOM + "published")) <= 1, kind, "has several dates of publication")
    alternates = set()
    for link in element.findall(ATOM + "link"):
        check(IRI.fullmatch(link.get("href", "")), kind, "link leads nowhere:", link.get("href"))
        if link.get("rel", "alternate") == "alternate":
            key = link.get("type"), link.get("hreflang")
            check(key not in alternates, kind, "has two alternates of one kind")
            alternates.add(key)
    for author in element.findall(ATOM + "author"):
        check(len(texts(author, "name")) == 1 and texts(author, "name")[0].strip(), kind, "author without a name")
    for category in element.findall(ATOM + "category"):
        check(category.get("term"), kind, "category without a term")
    return alternates


def main():
    feed = tree.fromstring(sys.stdin.buffer.read())
    check(feed.tag == ATOM + "feed", "the root is", feed.tag)
    check_common(feed, "feed")
    entries = feed.findall(ATOM + "entry")
    seen = set()
    for entry in entries:
        alternates = check_common(entry, "entry")
        contents = entry.findall(ATOM + "content")
        check(len(contents) <= 1, "entry has several contents")
        check(alternates or contents, "entry has neither a content nor an alternate")
        check(entry.findall(ATOM + "author") or feed.findall(ATOM + "author"), "entry without an author")
        key = texts(entry, "id")[0], texts(entry, "updated")[0]
        check(key not in seen, "two entries of one id and time:", key)
        seen.add(key)
        for content in contents:
            if content.get("type") == "xhtml":
                check([child.tag for child in content] == [XHTML + "div"], "xhtml content is not one div")
                check(not (content.text or "").strip(), "xhtml content has text beside its div")
    newest = max((texts(entry, "updated")[0] for entry in entries), default="")
    check(texts(feed, "updated")[0] >= newest, "an entry is newer than its feed")
    print(*broken, sep="\n")
    print(len(entries), "entries")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
