"""Letters that look like others: how a name or a word looks, whatever it is made of.

A small table of the letters that pass for Latin ones in most fonts; compatibility forms, accents
and invisible characters go by Unicode's own rules. docs/decisions/0017 says why it is no library.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase

# Cyrillic, Greek, Armenian, Cherokee and a few others, by the letter they are read as. Capitals
# stand here where they look like another letter than their small ones.
LOOKS_LIKE = {
    "a": "аɑαΑАᎪᗅꓮᴀ⍺ꭺ",
    "b": "ЬВΒвβᏏᏴƄᗷꓐʙᑲᖯꞴ",
    "c": "сϲСϹᏟⅽꓚᴄςⲥⲤꮯ",
    "d": "ԁᎠժɗđĐԀꓓᴅᑯᗞᗪᏧ",
    "e": "еЕΕєҽεᎬꓰᴇꬲ℮",
    "f": "ſꞘϝϜẝꓝꜰᖴꞙքꬵ",
    "g": "ɡցԌᏀᎶꓖɢᏻƍ",
    "h": "һНΗнᎻհҺꓧʜᏂᕼⲎ",
    "i": "іІΙιɩıӀᎥɪꙇꭵ⍳",
    "j": "јЈϳᎫյꓙᴊᒍ",
    "k": "кКΚκᏦқҚꓗᴋⲔᛕ",
    "l": "ӏⅼᏞłŁꓡʟᒪⲒꓲƖ",
    "m": "мМΜᎷⅿꓟᴍᗰⲘϺ",
    "n": "пηոΝՈꓠɴռⲚ",
    "o": "оОοΟσօՕøØ๐௦०০ꓳᴏᴑⲟⲞℴჿⵔ",
    "p": "рРρΡᏢꓑᴘᑭⲣⲢ",
    "q": "ԛզգԚ",
    "r": "гᎡᏒᴦꓣʀƦᖇⲅꭇ",
    "s": "ѕЅՏᏚꓢꜱᏕƽꮪ",
    "t": "тТΤτᎢꓔᴛⲦ",
    "u": "υսՍцʋꓴᴜᑌꞟ",
    "v": "νѵѴᏙⅴꓦᴠᐯꮩ",
    "w": "ԝωшԜᎳѡꓪᴡաɯꮃ",
    "x": "хХχΧⅹꓫ᙭ⲬᕁꞳ",
    "y": "уУүҮγΥʏᎽꓬყⲨɣᎩ",
    "z": "ΖᏃᴢꓜꮓ",
}
AS_SEEN = {ord(char): latin for latin, chars in LOOKS_LIKE.items() for char in chars}
# White letters in black circles and squares, which Unicode does not take for letters.
for first in (0x1F150, 0x1F170):
    AS_SEEN |= {first + n: latin for n, latin in enumerate(ascii_lowercase)}
# The same of small letters alone, for a Greek word is the same in capitals.
IN_SMALL = {code: latin for code, latin in AS_SEEN.items() if chr(code).casefold() == chr(code)}

# Points and accents of alphabets that are read without them, and what no reader sees at all.
# Indian vowel signs are of the same category and stay: without them it is another word.
UNSEEN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f\ufe00-\ufe0f\U000e0000-\U000e01ef\u00ad\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]"
)

# Two Arabic ligatures are whole sentences: a text of them would become eighteen times as long.
SENTENCES = str.maketrans("\ufdfa\ufdfb", "  ")

# Names are compared more strictly than words: what could be mistaken at a glance is the same.
AT_A_GLANCE = str.maketrans("01i|!", "ollll")
NOT_IN_NAMES = re.compile(r"[\W_]+")

WORD = re.compile(r"[^\W\d_]{4,}")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Of Greek only what nobody can tell apart: σmax and ηmin are how engineers write.
FORMULAS = "αβγεηθικμρστυχωϝϲς"
PASSING = [char for char in map(chr, AS_SEEN) if char > "\u0370" and char not in FORMULAS]
DISGUISE = re.compile(f"[{''.join(PASSING)}]")
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
    return _plain(_decomposed(text).translate(AS_SEEN))


def in_small(text: str) -> str:
    """The text in small letters without accents, its look-alikes as Latin letters. Linear."""
    return _plain(_decomposed(text).casefold()).translate(IN_SMALL)


def mixed_words(text: str) -> list[str]:
    """Words of Latin letters with others among them that look Latin, and words of fancy letters."""
    if text.isascii():
        return []
    found = FANCY.findall(text)
    found += [word for word in WORD.findall(text) if LATIN.search(word) and DISGUISE.search(word)]
    return list(dict.fromkeys(found))[:MOST]


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(SENTENCES))


def _plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKD", text.casefold()))
