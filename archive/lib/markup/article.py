"""An editor's text or an imported page becomes HTML, in a process that can be killed."""

from .characters import printable
from .pool import WorkerEnded, WorkerStopped, pool
from .rendered import RENDERER_VERSION, MarkupRefused, Rendered

ARTICLE_LIMIT = 2_000_000
BODY_FORMATS = ("markdown", "html", "introduction")


def render_article(source: str, body_format: str, *, seconds: float = 5.0) -> Rendered:
    """The article dialect: Markdown, or HTML as it was imported, to gated HTML and plain text.

    An ``introduction`` is Markdown without anchors: a page may hold several.

    Raises MarkupRefused for a text that is too long, takes longer than `seconds` or cannot be set,
    and ValueError for a format that is neither. Waits for an idle worker first; a usual piece then
    takes a few milliseconds.
    """
    if body_format not in BODY_FORMATS:
        raise ValueError(f"body_format is one of {BODY_FORMATS}, not {body_format!r}")
    if len(source) > ARTICLE_LIMIT:
        raise MarkupRefused(
            f"This text has {len(source):,} characters; "
            f"an article may have {ARTICLE_LIMIT:,}. Please divide it."
        )
    answer = _answer(printable(source), body_format, seconds)
    if "refused" in answer:
        raise MarkupRefused(answer["refused"])
    return Rendered(answer["html"], answer["text"], RENDERER_VERSION)


def _answer(source: str, body_format: str, seconds: float) -> dict[str, str]:
    try:
        return pool.ask(source, body_format, seconds)
    except WorkerStopped:
        raise MarkupRefused(
            f"This text took longer than {seconds:g} seconds to set and was stopped. "
            "Please look for long runs of brackets, quote marks or colons and shorten them."
        ) from None
    except WorkerEnded:
        raise MarkupRefused(
            "This text brought the typesetter down. "
            "Please look for marks nested very deeply and simplify them."
        ) from None
