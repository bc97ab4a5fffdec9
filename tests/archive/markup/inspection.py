"""Reads rendered HTML with another parser than the gate's and names what must not be there."""

from html.parser import HTMLParser

COMMENT_TAGS = set("p br blockquote a em strong code cite q del".split())
ARTICLE_TAGS = COMMENT_TAGS | set(
    """
    h2 h3 h4 h5 h6 ul ol li dl dt dd pre hr wbr div section aside address b i u s ins sub sup small
    mark abbr dfn kbd samp var time span bdi bdo ruby rt rp img picture source figure
    figcaption details summary
    table caption thead tbody tfoot tr th td
    """.split()
)
COMMENT_ATTRIBUTES = {"href", "rel"}
ARTICLE_ATTRIBUTES = COMMENT_ATTRIBUTES | set(
    """
    id lang dir class title hreflang cite datetime open src alt width height start reversed type
    colspan rowspan align scope abbr role aria-label tabindex srcset sizes loading decoding
    """.split()
)
BROWSERS_TRIM = "".join(map(chr, range(0x21)))
BROWSERS_DROP = dict.fromkeys(map(ord, "\t\n\r"))
COMMENT_REL = "nofollow ugc noopener noreferrer"


class Inspection(HTMLParser):
    """Collects the faults of one piece of HTML."""

    def __init__(self, *, article: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.article = article
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in (ARTICLE_TAGS if self.article else COMMENT_TAGS):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in (ARTICLE_ATTRIBUTES if self.article else COMMENT_ATTRIBUTES):
                self.faults.append(f"{tag} {name}")
            if name in {"href", "src", "cite"} and not self._goes_somewhere_safe(value or ""):
                self.faults.append(f"{tag} {name}={value!r}")
            if name == "id" and not (value or "").startswith("body-"):
                self.faults.append(f"id={value!r}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}]>")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def _goes_somewhere_safe(self, address: str) -> bool:
        as_read = address.strip(BROWSERS_TRIM).translate(BROWSERS_DROP).lower()
        if "\\" in as_read:
            return False
        if as_read.startswith(("http://", "https://", "mailto:")):
            return True
        on_site = as_read.startswith("/") and not as_read.startswith("//")
        return self.article and (on_site or as_read.startswith("#body-"))


def faults(html: str, *, article: bool) -> list[str]:
    """What stands in the HTML that its dialect does not allow."""
    inspection = Inspection(article=article)
    inspection.feed(html)
    inspection.close()
    return inspection.faults
