"""The words around a hit, marked in plain text."""

from __future__ import annotations

import re

from articles.search.results import Fragment

# Private characters: they are taken out of the text before they mark the hits in it.
START, STOP = "\ue000", "\ue001"
READ = 60_000  # characters of a text that are read for a snippet
PRINTED = 280  # characters of a text whose words nobody asked for

# SQL for the marked text of a column, in the language of another; ``words`` is jsonb.
MARKED = f"""
ts_headline(search_configuration({{language}}),
    translate(left({{text}}, {READ}), '{START}{STOP}', ''),
    (%(words)s::jsonb ->> split_part(lower({{language}}), '-', 1))::tsquery,
    'StartSel={START}, StopSel={STOP}, {{options}}')
"""
AS_SNIPPET = 'MaxFragments=2, MinWords=12, MaxWords=30, ShortWord=0, FragmentDelimiter=" … "'
STOPS = (".", "!", "?", "…", "؟")  # a snippet that ends with one ends its sentence
AS_TITLE = "HighlightAll=true"


def marked(*, text: str, language: str, options: str) -> str:
    return MARKED.format(text=text, language=language, options=options)


def snippet(marked_text: str | None, opening: str) -> list[Fragment]:
    """The words around the hits, else the text's first; "…" where they are cut from a sentence."""
    text = (marked_text or opening).strip()
    said, known = _words(text), _words(opening)
    begins = said[:3] == known[:3]
    ends = text.endswith(STOPS) or (len(opening) < PRINTED and said[-3:] == known[-3:])
    return fragments(("" if begins else "… ") + text + ("" if ends else " …"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def fragments(text: str) -> list[Fragment]:
    """The text in its stretches, without the marks."""
    parts = re.split(f"{START}([^{STOP}]*){STOP}", text)
    return [Fragment(part, is_hit=bool(at % 2)) for at, part in enumerate(parts) if part]
