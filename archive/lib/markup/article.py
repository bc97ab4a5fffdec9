"""An editor's text or an imported page becomes HTML, in a process that can be killed."""

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy

from .characters import printable
from .pictures import pictures_in
from .pool import PlacesTaken, WorkerEnded, WorkerStopped, pool
from .rendered import RENDERER_VERSION, MarkupRefused, Rendered

ARTICLE_LIMIT = 2_000_000
BODY_FORMATS = ("markdown", "html", "introduction")
# What the worker answers in a word: it speaks no language.
REFUSALS = {
    "deep": gettext_lazy("This text nests quotes, lists or marks too deeply to be set."),
    "long": gettext_lazy("This text grows too long as a page. Please divide it."),
    "unreadable": gettext_lazy("This text could not be read in the format that was chosen."),
}


def render_article(
    source: str, body_format: str, *, seconds: float = 5.0, is_preview: bool = False
) -> Rendered:
    """The article dialect: Markdown, or HTML as it was imported, to gated HTML and plain text.

    An ``introduction`` is Markdown without anchors: a page may hold several.

    Raises MarkupRefused for a text that is too long, takes longer than `seconds` or cannot be set,
    and ValueError for a format that is neither. Waits for an idle worker first; a usual piece then
    takes a few milliseconds. A text that names pictures of the archive costs one query. A preview
    waits a second at most, and leaves a worker to whoever saves or publishes.
    """
    if body_format not in BODY_FORMATS:
        raise ValueError(f"body_format is one of {BODY_FORMATS}, not {body_format!r}")
    if len(source) > ARTICLE_LIMIT:
        raise MarkupRefused(_too_long(len(source)))
    answer = _answer(printable(source), body_format, seconds, is_preview)
    if "refused" in answer:
        raise MarkupRefused(str(REFUSALS[answer["refused"]]))
    return Rendered(answer["html"], answer["text"], RENDERER_VERSION)


def _answer(source: str, body_format: str, seconds: float, is_preview: bool) -> dict[str, str]:
    ask = pool.look if is_preview else pool.ask
    try:
        return ask(
            {
                "source": source,
                "body_format": body_format,
                "seconds": seconds,
                "pictures": pictures_in(source, body_format),
            }
        )
    except PlacesTaken:
        sentence = gettext("Other pages are being set at this moment. Try again in a few seconds.")
        raise MarkupRefused(sentence) from None
    except WorkerStopped:
        sentence = gettext(
            "This text took longer than %(seconds)s seconds to set and was stopped. "
            "Please look for long runs of brackets, quote marks or colons and shorten them."
        )
        raise MarkupRefused(sentence % {"seconds": number_format(f"{seconds:g}")}) from None
    except WorkerEnded:
        sentence = gettext(
            "This text brought the typesetter down. "
            "Please look for marks nested very deeply and simplify them."
        )
        raise MarkupRefused(sentence) from None


def _too_long(length: int) -> str:
    sentence = gettext(
        "This text has %(length)s characters; an article may have %(most)s. Please divide it."
    )
    figures = {"length": length, "most": ARTICLE_LIMIT}
    return sentence % {name: number_format(n, force_grouping=True) for name, n in figures.items()}
