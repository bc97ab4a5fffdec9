"""Pictures of the archive in a text: named in its source, shown in the sizes made of them.

    ```picture
    3fa9c2d41b07e6aa
    alt: What it shows, for those who can't see it
    credit: Whose it is

    What it says under it.
    ```

The name is the beginning of the picture's digest, so a text says for ever which picture it means.
What files there are of it is known to whoever keeps them, who is asked before the text is set.
"""

import re
from collections.abc import Callable, Collection
from html import escape
from typing import Any

MOST = 200  # pictures of one text
SIZES = "(min-width: 46rem) 44rem, 100vw"
_NAMED = re.compile(
    r"^ {0,3}(?:`{3,}|~{3,})[ \t]*picture[ \t]*\n[ \t]*([0-9a-f]{12,64})[ \t]*$", re.M
)

# Of each name: "sources" ([type, srcset], the lightest first), "src", "width" and "height".
Pictures = dict[str, dict[str, Any]]
Finder = Callable[[Collection[str]], Pictures]

_finders: list[Finder] = []


def register_finder(find: Finder) -> None:
    """Called by the app that keeps pictures, when it is ready."""
    _finders[:] = [find]


def pictures_in(source: str, body_format: str) -> Pictures:
    """What is known of the pictures that a source names. Asks nobody where it names none."""
    if body_format == "html" or "picture" not in source:
        return {}
    names = list(dict.fromkeys(_NAMED.findall(source)))[:MOST]
    return _finders[0](names) if names and _finders else {}


def picture_figure(picture: dict[str, Any], *, alt: str, caption: str, credit: str) -> str:
    """The figure, its room reserved; all but what is known of the files is HTML already."""
    sources = "".join(
        f'<source type="{escape(kind)}" srcset="{escape(addresses)}" sizes="{SIZES}">'
        for kind, addresses in picture["sources"]
    )
    image = (
        f'<img src="{escape(picture["src"])}" alt="{alt}" width="{int(picture["width"])}" '
        f'height="{int(picture["height"])}" loading="lazy" decoding="async">'
    )
    said = " ".join(filter(None, [caption, f"<small>{credit}</small>" if credit else ""]))
    words = f"<figcaption>{said}</figcaption>" if said else ""
    return f"<figure><picture>{sources}{image}</picture>{words}</figure>"
