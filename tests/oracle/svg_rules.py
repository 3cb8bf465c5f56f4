"""Holds a chart on standard input to what a picture in a paper must keep: well-formed XML, a title and a description,
what it rests on, all texts inside it and none over another. Prints what is wrong; exits with 1 if anything is."""
import math
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
wrong = []


def check(holds, *what):
    if not holds:
        wrong.append(" ".join(map(str, what)))


def width_of(text, size):
    """As sans-serif fonts draw it, about: narrow letters, wide ones, and ideographs."""
    narrow, wide = "iljtfrI.,;:'|!()[]/ ", "mwMW%@"
    total = 0.0
    for letter in text:
        if unicodedata.combining(letter):
            continue
        if unicodedata.east_asian_width(letter) in "WF":
            total += 1.0
        elif letter in narrow:
            total += 0.3
        elif letter in wide:
            total += 0.85
        elif letter.isupper():
            total += 0.68
        else:
            total += 0.54
    return total * size


def corners(text):
    size = float(text.get("font-size", 12))
    x, y, width = float(text.get("x")), float(text.get("y")), width_of(text.text or "", size)
    left = {"middle": x - width / 2, "end": x - width}.get(text.get("text-anchor"), x)
    box = [(left, y - 0.72 * size), (left + width, y - 0.72 * size), (left + width, y + 0.2 * size), (left, y + 0.2 * size)]
    turn = re.fullmatch(r"rotate\((-?[\d.]+) ([\d.]+) ([\d.]+)\)", text.get("transform", ""))
    if turn:
        angle, cx, cy = float(turn[1]), float(turn[2]), float(turn[3])
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        box = [(cx + (px - cx) * cos - (py - cy) * sin, cy + (px - cx) * sin + (py - cy) * cos) for px, py in box]
    return box


def apart(a, b):
    """Two convex boxes are apart if a line along a side of one of them parts them."""
    for box in (a, b):
        for i in range(4):
            (x1, y1), (x2, y2) = box[i], box[(i + 1) % 4]
            normal = y2 - y1, x1 - x2
            sides = [[px * normal[0] + py * normal[1] for px, py in each] for each in (a, b)]
            if max(sides[0]) <= min(sides[1]) + 0.01 or max(sides[1]) <= min(sides[0]) + 0.01:
                return True
    return False


def main():
    picture = tree.fromstring(sys.stdin.buffer.read())
    check(picture.tag == SVG + "svg", "the root is", picture.tag)
    _, _, width, height = map(float, picture.get("viewBox").split())
    for name in ("title", "desc", "metadata"):
        found = picture.find(SVG + name)
        check(found is not None and (found.text or "").strip(), "there is no", name)
    check(picture.get("role") == "img", "it has no role")
    texts = [each for each in picture.iter(SVG + "text")]
    written = " ".join(each.text or "" for each in texts)
    check("Source: " in written and "evision" in written, "it does not say what it rests on")
    boxes = [(each.text, corners(each)) for each in texts if (each.text or "").strip()]
    for text, box in boxes:
        inside = all(-0.5 <= x <= width + 0.5 and -0.5 <= y <= height + 0.5 for x, y in box)
        check(inside, "outside the picture:", text)
    for i, (text, box) in enumerate(boxes):
        for other, beside in boxes[:i]:
            check(apart(box, beside), "one over the other:", repr(text), "and", repr(other))
    legend = [each for each in picture.iter(SVG + "path") if (each.get("d") or "").endswith(" h32")]
    looks = [(each.get("stroke"), each.get("stroke-dasharray")) for each in legend]
    check(len(looks) == len(set(looks)), "two lines of the legend look alike")
    print(*wrong[:20], sep="\n")
    print(len(boxes), "texts,", len(legend), "in the legend")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
