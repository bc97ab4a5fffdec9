from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# A name is made of the bytes it stands for, so that what was fetched once is right for good.
FOR_GOOD = "public, max-age=31536000, immutable"
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse:
    """A picture as it was made for readers. The originals have no address.

    Asks no database, and so not whether a piece that shows it is public: nobody can come upon the
    name of a picture that no page names.
    """
    try:
        with default_storage.open(f"images/{name}") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404("There is no such picture.") from error
    answer = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    answer["Cache-Control"] = FOR_GOOD
    return answer
