"""The typefaces that set each language: Debian's fonts-liberation, fonts-noto-core and fonts-noto-cjk."""

SERIF = {
    "ar": "Noto Naskh Arabic", "fa": "Noto Naskh Arabic", "ur": "Noto Naskh Arabic",
    "zh": "Noto Serif CJK SC", "ja": "Noto Serif CJK JP", "ko": "Noto Serif CJK KR",
    "he": "Noto Serif Hebrew", "hi": "Noto Serif Devanagari", "th": "Noto Serif Thai", "km": "Noto Serif Khmer",
    "am": "Noto Serif Ethiopic", "bn": "Noto Serif Bengali", "ta": "Noto Serif Tamil",
}  # fmt: skip
SANS = {"zh": "Noto Sans CJK SC", "ja": "Noto Sans CJK JP", "ko": "Noto Sans CJK KR"}


def families(language, sans=False):
    """The language's own first, then the one that has the Latin letters."""
    own = (SANS.get(language) if sans else None) or SERIF.get(language)
    latin = "Liberation Sans" if sans else "Liberation Serif"
    return [own, latin] if own else [latin]
