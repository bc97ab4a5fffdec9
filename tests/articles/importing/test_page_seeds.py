"""Two real pages come in whole. Their words stay out of this file: it holds only digests."""

import hashlib
import re
from pathlib import Path

import pytest

from articles.importing.page.reader import PageOptions, read_page
from articles.importing.reading import Found

REPORT = "000_2147d2065a42f7d2.txt"
BLOG = "004_6c1c8c6dc2b2cfdc.txt"


def seed(shared: Path, name: str) -> Found:
    return read_page(shared / "seeds" / name, PageOptions())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def digest(text: str) -> str:
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:12]


def paragraphs(found: Found) -> list[str]:
    return found.record.body.split("\n\n")


@pytest.mark.parametrize("name", [REPORT, BLOG])
def test_every_word_of_the_page_is_there_in_its_order(shared: Path, name: str) -> None:
    """All but the furniture, the numbers of comments and the last line, which became a fact."""
    source = (shared / "seeds" / name).read_text("utf-8")
    source = re.sub(r"(?m)^ +\d+\. |^Print Friendly.*$|^Comments are closed.*$", "", source)
    source = re.sub(r"\*|\[(wsws.org/contact)\]|^ +", "", source.replace("January", "01"))
    record = seed(shared, name).record
    day = f"{record.published_at:%-d 01 %Y}" if record.published_at else ""
    names = " ".join(byline.name for byline in record.bylines)
    said = " ".join(f"{comment.author_name} {comment.body}" for comment in record.comments)
    footer = record.publication
    contact = f"{footer.contact_line} {footer.contact_url}" if footer else ""
    kept = [record.title, names, day, record.dek, record.body, contact, said]
    assert words(" ".join(kept)) == words(source)


def test_the_report_s_head(shared: Path) -> None:
    record = seed(shared, REPORT).record
    assert [digest(byline.name) for byline in record.bylines] == ["a676c7da1a88"]
    assert (record.status, f"{record.published_at:%Y-%m-%d}") == ("published", "2020-01-04")
    assert (record.dek, record.closure, record.comments) == ("", None, ())


def test_the_report_has_14_paragraphs_none_of_them_torn(shared: Path) -> None:
    found = seed(shared, REPORT)
    assert [digest(paragraph) for paragraph in paragraphs(found)] == [
        "88b8f5994f59",
        "6700cfe70ff2",
        "a6b4a7d9bbab",
        "3fc07fa4a653",
        "61a3355b58ea",
        "9517c36e4392",
        "d2b5f8353154",
        "1b0b895917ad",
        "5f7f0189c979",
        "3801a4186e35",
        "d51b6af79fae",
        "b368a40d59cb",
        "790f8d9cf778",
        "fa5701716074",
    ]
    assert not re.search(r"(?m)^(?:## |> )", found.record.body)


def test_the_report_s_footer_names_its_source(shared: Path) -> None:
    publication = seed(shared, REPORT).record.publication
    assert publication is not None
    assert (publication.name, publication.contact_url) == (
        "wsws.org",
        "https://www.wsws.org/contact",
    )
    assert digest(publication.contact_line) == "73764bc60aef"


def test_the_blog_post_s_head(shared: Path) -> None:
    record = seed(shared, BLOG).record
    assert digest(record.title) == "5eaa95e9d1bc"
    assert digest(record.dek) == "cb9d903a8021"
    assert (record.bylines, record.published_at, record.status) == ((), None, "draft")


def test_the_blog_post_s_structure(shared: Path) -> None:
    found = seed(shared, BLOG)
    kinds = "".join({"#": "h", ">": "q"}.get(each[0], "p") for each in paragraphs(found))
    assert kinds == "ppqphppppqphppqppppphppppqpqpphppppp"
    assert [digest(paragraph) for paragraph in paragraphs(found)] == [
        "f3c5c5ebfbd5",
        "eabdaa52f051",
        "ebe07ee58d07",
        "99569ea968a2",
        "5a608d934621",
        "80df6c8f5398",
        "1914c22b2e49",
        "4454c0595856",
        "e3843c70c464",
        "4c918d54ad4c",
        "de8977238c29",
        "273a345b0b9f",
        "e2a60335bde2",
        "eb57551f9e7a",
        "fb6657318219",
        "1abd0ccaf535",
        "9d184196ba9c",
        "9ae871ee9e2f",
        "6f3748599d32",
        "be867f8751ca",
        "b8d91af04942",
        "af3c4bd149de",
        "bbb967ff8f84",
        "802a12376af9",
        "066f66aa6c94",
        "8a4547b097a4",
        "d8ff361df155",
        "4787d355b63f",
        "99396702af60",
        "6f0a8d438103",
        "5510f3638052",
        "09351dc32132",
        "407e807846b0",
        "4f3e77527ac5",
        "9ecc16aa44f9",
        "18aa6566e44e",
    ]


def test_the_blog_post_s_thread(shared: Path) -> None:
    record = seed(shared, BLOG).record
    assert record.closure is not None
    assert [(c.key, c.parent_key, digest(c.author_name)) for c in record.comments] == [
        ("1", None, "448d1505eca8"),
        ("2", None, "5b0e9dc934c5"),
        ("3", None, "74704fa25796"),
        ("3.1", "3", "2b9f8303f998"),
        ("4", None, "44964cae3054"),
        ("5", None, "d746abe08d40"),
        ("6", None, "47b3d213878c"),
        ("6.1", "6", "5c53d09ce833"),
    ]
    assert [(c.body.count("\n\n") + 1, digest(c.body)) for c in record.comments] == [
        (1, "1b4f8231e24a"),
        (1, "2483650fb16b"),
        (2, "804644c5b0a9"),
        (1, "8819b878ff11"),
        (1, "7aeb2c6f7714"),
        (1, "c40a5241e11c"),
        (1, "80302fa39b7a"),
        (5, "3485b0927d44"),
    ]
