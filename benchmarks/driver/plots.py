"""Plots as SVG, by hand: readable on light and on dark paper, with no library."""

import math
from xml.sax.saxutils import escape

COLOURS = {"rostrum": "#d1495b", "xapian": "#2e86ab", "sqlite": "#7d8f3c", "lucene": "#c98b1f"}
OTHER = "#888888"

STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #222; }
.title { font-size: 15px; font-weight: 600; }
.small { font-size: 11px; }
.axis { stroke: #888; fill: none; }
.grid { stroke: #8885; fill: none; }
@media (prefers-color-scheme: dark) { text { fill: #ddd; } }
</style>"""


def _number(value):
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _document(width, height, title, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{escape(title)}">',
        STYLE, f'<text class="title" x="16" y="26">{escape(title)}</text>', *parts, "</svg>", ""])


def _text(x, y, text, anchor="start", kind=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(text)}</text>'


def _decades(low, high):
    first = math.floor(math.log10(low))
    last = math.ceil(math.log10(high))
    return first, max(last, first + 1)


def _legend(names, labels, x, y):
    parts = []
    for name in names:
        parts.append(f'<rect x="{x}" y="{y - 10}" width="12" height="12" '
                     f'fill="{COLOURS.get(name, OTHER)}"/>')
        parts.append(_text(x + 17, y, labels[name]))
        x += 30 + 8 * len(labels[name])
    return parts


def bars(title, unit, groups, labels):
    """Horizontal bars on a logarithmic axis. `groups` is [(name, {engine: value})]."""
    engines = [name for name in labels if any(name in values for _, values in groups)]
    groups = [(name, {engine: value for engine, value in values.items() if value > 0})
              for name, values in groups]
    everything = [value for _, values in groups for value in values.values()]
    if not everything:
        return None
    first, last = _decades(min(everything), max(everything))
    left, right, top, bar = 300, 70, 72, 13
    width = 900
    scale = (width - left - right) / (last - first)
    parts = _legend(engines, labels, 16, 50)
    y = top
    bottom = top + sum(len(values) * bar + 12 for _, values in groups)
    for decade in range(first, last + 1):
        x = left + (decade - first) * scale
        parts.append(f'<path class="grid" d="M{x:.1f} {top - 8}V{bottom}"/>')
        parts.append(_text(x, bottom + 16, f"{_number(10 ** decade)} {unit}", "middle", "small"))
    for name, values in groups:
        parts.append(_text(left - 10, y + len(values) * bar / 2 + 4, name, "end", "small"))
        for engine in engines:
            if engine not in values:
                continue
            length = max(1.0, (math.log10(values[engine]) - first) * scale)
            parts.append(f'<rect x="{left}" y="{y}" width="{length:.1f}" height="{bar - 2}" '
                         f'fill="{COLOURS.get(engine, OTHER)}"/>')
            parts.append(_text(left + length + 5, y + bar - 4, _number(values[engine]), kind="small"))
            y += bar
        y += 12
    return _document(width, bottom + 34, title, parts)


def lines(title, unit, series, labels):
    """Lines over the number of statements, both axes logarithmic. `series` is {engine: [(n, v)]}."""
    points = [point for each in series.values() for point in each if point[1] > 0]
    if len({point[0] for point in points}) < 2:
        return None
    x_first, x_last = _decades(min(p[0] for p in points), max(p[0] for p in points))
    y_first, y_last = _decades(min(p[1] for p in points), max(p[1] for p in points))
    width, height, left, right, top, bottom = 760, 460, 90, 40, 72, 50
    x_scale = (width - left - right) / (x_last - x_first)
    y_scale = (height - top - bottom) / (y_last - y_first)

    def place(point):
        return (left + (math.log10(point[0]) - x_first) * x_scale,
                height - bottom - (math.log10(point[1]) - y_first) * y_scale)

    parts = _legend(list(series), labels, 16, 50)
    for decade in range(y_first, y_last + 1):
        y = height - bottom - (decade - y_first) * y_scale
        parts.append(f'<path class="grid" d="M{left} {y:.1f}H{width - right}"/>')
        parts.append(_text(left - 8, y + 4, f"{_number(10 ** decade)} {unit}", "end", "small"))
    for decade in range(x_first, x_last + 1):
        x = left + (decade - x_first) * x_scale
        parts.append(f'<path class="grid" d="M{x:.1f} {top}V{height - bottom}"/>')
        parts.append(_text(x, height - bottom + 18, f"{10 ** decade:,}", "middle", "small"))
    parts.append(_text((left + width - right) / 2, height - 10, "statements", "middle"))
    for engine, each in series.items():
        colour = COLOURS.get(engine, OTHER)
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, sorted(each)))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in map(place, each):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')
    return _document(width, height, title, parts)
