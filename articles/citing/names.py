"""Names in citations: parted into given and family name only where that is sure.

A wrong parting ends in bibliographies for ever; a name in one piece is right, if less handy.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# One given name or initial, further initials, one family name: 'Ada Marsh', 'J. R. Quay'.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ]"
_LETTERS = r"[^\W\d_]"
_INITIAL = rf"{_CAPITAL}\."
_WORD = rf"{_CAPITAL}{_LETTERS}*(?:[-’']{_LETTERS}+)*"
_PERSON = re.compile(rf"(?P<given>(?:{_WORD}|{_INITIAL})(?:[ ]{_INITIAL})*)[ ](?P<family>{_WORD})")
_LATIN = re.compile(r"[\x00-\u024f\u2019]*")

# Languages in which the family name often stands first.
_FAMILY_FIRST = frozenset("hu ja ko vi zh".split())
# Family names of such languages, as they are written in others.
_FAMILY_NAMES = frozenset(
    """
    bai cai cao chang chen cheng choi chung deng ding dinh do duong fan fang feng fu gao gong gu guo
    han hao ho hoang hu huang hwang jang jia jiang jin kang kim kong kwon lam le lee li liang liao
    lim lin liu long lu luo ly ma mao meng moon ngo nguyen pan park peng pham phan qian qin shao
    shen shi shin song su sun tan tang tao tian tran trinh truong vo vu wang wei wong wu xi xia xiao
    xie xu xue yan yang yao ye yi yin yoon yu yuan zeng zhang zhao zheng zhong zhou zhu zou
    """.split()
)
# What belongs to the name after it, and words of the names of those who are no person.
_NOT_A_NAME = frozenset(
    """
    abd abdel abdul abu al bin bint da de del della di du el ibn la le ould st van von
    agency alliance archive archives associated association board bulletin bureau campaign centre
    center chronicle club coalition collective commission committee company congress cooperative
    council courier daily department desk dispatch editor editorial editors federation forum
    foundation front gazette group guild herald house institute international journal league
    magazine media members ministry monitor movement network news newspaper newsroom observer office
    organisation organization party post press project record reporter reporters review service
    society staff standard star team times tribune union university voice weekly workers writer
    writers agencia asociación colectivo comité consejo diario editores equipo federación grupo
    prensa redacción sindicato unión agence comité rédaction syndicat
    """.split()
)


class Name(NamedTuple):
    """A name as printed, with its parts where they are sure; else both are empty."""

    printed: str
    given: str = ""
    family: str = ""

    @property
    def inverted(self) -> str:
        """'Marsh, Ada', or the name as printed."""
        return f"{self.family}, {self.given}" if self.family else self.printed


def part(printed: str, language: str) -> Name:
    """The name of somebody who signed a piece in this language."""
    printed = " ".join(printed.split())
    person = _PERSON.fullmatch(printed) if _LATIN.fullmatch(printed) else None
    words = {word.casefold() for word in printed.split()}
    if person is None or words & _NOT_A_NAME or _may_begin_with_family(person["given"], language):
        return Name(printed)
    return Name(printed, person["given"], person["family"])


def _may_begin_with_family(given: str, language: str) -> bool:
    family_first = language.split("-")[0].lower() in _FAMILY_FIRST
    return family_first or given.casefold() in _FAMILY_NAMES
