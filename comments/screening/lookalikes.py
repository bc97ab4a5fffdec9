"""Letters that look like others: how a name or a word looks, whatever it is made of.

A small table of the letters that pass for Latin ones in most fonts; compatibility forms, accents
and invisible characters go by Unicode's own rules. docs/decisions/0017 says why it is no library.
"""

from __future__ import annotations

import re
import unicodedata

# Cyrillic, Greek, Armenian, Cherokee and a few others, by the letter they are read as. Capitals
# stand here where they look like another letter than their small ones.
LOOKS_LIKE = {
    "a": "аɑαΑАᎪᗅꓮ",
    "b": "ЬВΒвβᏏᏴƄᗷꓐ",
    "c": "сϲСϹᏟⅽꓚᴄ",
    "d": "ԁᎠժɗđĐԀꓓ",
    "e": "еЕΕєҽεᎬꓰ",
    "f": "ſꞘϝϜẝꓝ",
    "g": "ɡցԌᏀᎶꓖ",
    "h": "һНΗнᎻհҺꓧ",
    "i": "іІΙιɩıӀᎥ",
    "j": "јЈϳᎫյꓙ",
    "k": "кКΚκᏦқҚꓗ",
    "l": "ӏⅼᏞłŁꓡ",
    "m": "мМΜᎷⅿꓟ",
    "n": "пηոΝՈꓠ",
    "o": "оОοΟσօՕøØ๐௦०০ꓳ",
    "p": "рРρΡᏢꓑ",
    "q": "ԛզգԚ",
    "r": "гᎡᏒᴦꓣ",
    "s": "ѕЅՏᏚꓢ",
    "t": "тТΤτᎢꓔ",
    "u": "υսՍцʋꓴ",
    "v": "νѵѴᏙⅴꓦ",
    "w": "ԝωшԜᎳѡꓪ",
    "x": "хХχΧⅹꓫ",
    "y": "уУүҮγΥʏᎽꓬ",
    "z": "ΖᏃᴢꓜ",
}
AS_SEEN = {ord(char): latin for latin, chars in LOOKS_LIKE.items() for char in chars}
# The same of small letters alone, for a Greek word is the same in capitals.
IN_SMALL = {code: latin for code, latin in AS_SEEN.items() if chr(code).casefold() == chr(code)}

# Points and accents of alphabets that are read without them, and what no reader sees at all.
# Indian vowel signs are of the same category and stay: without them it is another word.
UNSEEN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f\ufe00-\ufe0f\U000e0000-\U000e01ef\u00ad\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
)

# Names are compared more strictly than words: what could be mistaken at a glance is the same.
AT_A_GLANCE = str.maketrans("01i|!", "ollll")
NOT_IN_NAMES = re.compile(r"[\W_]+")

WORD = re.compile(r"[^\W\d_]{4,}")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
DISGUISE = re.compile(f"[{''.join(chr(code) for code in AS_SEEN if code > 0x0370)}]")
# Letters of formulas, in circles and squares, and as wide as Chinese ones.
FANCY = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189\uff21-\uff5a]{2,}")
MOST = 5  # words that a note names


def skeleton(name: str) -> str:
    """How a name looks: two that read alike at a glance have the same. Never '' of a name.

    ‘Аdа Marsh’ with Cyrillic letters, ‘ADA MARSH’ and ‘Ada.Marsh’ are all ‘adamarsh’.
    """
    seen = as_seen(name).translate(AT_A_GLANCE).replace("rn", "m").replace("vv", "w")
    return NOT_IN_NAMES.sub("", seen) or name.strip().casefold()


def as_seen(text: str) -> str:
    """The text as it looks, in small letters without accents. Linear."""
    return _plain(unicodedata.normalize("NFKD", text).translate(AS_SEEN))


def in_small(text: str) -> str:
    """The text in small letters without accents, its look-alikes as Latin letters. Linear."""
    small = unicodedata.normalize("NFKD", text).casefold()
    return _plain(small).translate(IN_SMALL)


def mixed_words(text: str) -> list[str]:
    """Words of Latin letters with others among them that look Latin, and words of fancy letters."""
    if text.isascii():
        return []
    found = FANCY.findall(text)
    found += [word for word in WORD.findall(text) if LATIN.search(word) and DISGUISE.search(word)]
    return list(dict.fromkeys(found))[:MOST]


def _plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKD", text.casefold()))
