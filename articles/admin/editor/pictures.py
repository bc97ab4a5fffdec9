"""A picture for the text: kept with its words, and named in a fence."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.editor.access import refusal
from articles.editing.picturing import fence_of
from articles.imaging import ImageRefused, store_image
from articles.imaging.reading import LARGEST_FILE
from articles.models import Image

LONGEST = {"alt": 500, "caption": 2_000, "credit": 200}


@require_POST
def pictures(request: HttpRequest) -> HttpResponse:
    """Keep ``file`` and give the fence that shows it, with ``alt``, ``caption`` and ``credit``.

    A picture that is here already keeps its own words; the fence has those that were typed.
    Refuses (422) what is no picture, and (413) what is too large.
    """
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    file = request.FILES.get("file")
    if file is None:
        return refusal(_("Choose the file of a picture."))
    if (file.size or 0) > LARGEST_FILE:
        return refusal(_("The file is larger than 25 MB. Save the picture smaller."), status=413)
    words = {name: _line(request.POST.get(name, ""))[:most] for name, most in LONGEST.items()}
    try:
        image = store_image(file=file, image=Image(**words))
    except ImageRefused as refused:
        return refusal(str(refused))
    shown = {"markdown": fence_of(image, **words), "thumbnail": image.thumbnail_url}
    return JsonResponse(shown | {"pk": image.pk})


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
