"""Every kind of page is well-formed HTML whose ids are unique and whose references lead somewhere.

The W3C's checker looks further; it is run by hand (npm's vnu-jar) over the demonstration's pages.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tinyhtml5.parser import HTMLParser

from articles.states.publishing import withdraw
from tests import cast
from tests.pages.test_languages import ADDRESSES

PIECE = "/2020/01/04/the-harbour-bill/"
SPECIAL = ["/nothing/", f"{PIECE}print/?comments", "/1998/05/04/gone/", "/search/?q=from:xx"]
BODY = """
## One

Text with a note.[^1]

> Quoted.

| A | B |
|---|--:|
| 1 | 2 |

```pullquote
Text with a note.
```

```embed
https://vimeo.com/1
by: Somebody

A film.
```

## Two

[^1]: The note.
"""
ID = re.compile(r'<[^>]*\sid="([^"]*)"')
REFERENCE = re.compile(r'<[^>]*\s(?:href="#|for="|aria-labelledby="|aria-describedby=")([^"]+)"')


@pytest.fixture
def archive(db):
    piece = cast.make_article(
        body=BODY,
        authors=[cast.make_author(), cast.make_author("Ben Oyelaran")],
        topics=[cast.make_topic()],
        publication=cast.make_publication(url="https://lantern.example/"),
    )
    cast.make_article("La ley", language="es", translation_of=piece)
    cast.make_branch(piece, depth=7)
    gone = cast.make_article("Gone", at=cast.FIRST_DAY.replace(year=1998, month=5))
    withdraw(article=gone, reason="A hoax.")
    return cast.make_collection(articles=[piece])


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("address", [*ADDRESSES, *SPECIAL])
def test_page_is_well_formed(client, archive, address, language):
    html = client.get(language + address).content.decode()
    parser = HTMLParser()
    parser.parse(html)
    assert parser.errors == []
    ids = Counter(ID.findall(html))
    assert [name for name, number in ids.items() if number > 1] == []
    assert {name for name in REFERENCE.findall(html) if name != "top"} <= set(ids)
