"""Pictures: taking one in, and the words that stand beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import TEXTS, TEXTS_OF_ARTICLE, ArchiveAdmin
from articles.admin.names.printed import PrintedAdmin
from articles.imaging import ImageRefused, add_image, read_picture, remove_image
from articles.imaging.reading import Picture
from articles.imaging.uses import drafts_that_name
from articles.models import Article, Image, ImageUse
from articles.states.rights import followed, may, readable, sees_all

WORDS = ("alt", "caption", "credit", "licence", "licence_url", "source_url")
FOCUS = ("focal_x", "focal_y")
SAID = (*WORDS, *FOCUS)
USES_SHOWN = 50


class ImageForm(forms.ModelForm):
    """The words, and for a new row the file. What is refused leaves the words as typed."""

    picture = forms.FileField(
        label=_("file"),
        help_text=_(
            "JPEG or PNG (WebP, AVIF and GIF will do), up to 25 MB. It is kept as it is; readers "
            "get copies that say nothing of where and by whom it was taken."
        ),
    )

    class Meta:
        model = Image
        fields = SAID
        widgets = {"caption": AdminTextareaWidget(attrs={"rows": 3})}
        help_texts = {
            "focal_x": _("Per cent: 0 is the left edge. Click on the picture, or use arrow keys."),
            "focal_y": _("Per cent: 0 is the top. It stays in sight where the picture is cut."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("picture", None)
        for name in FOCUS:
            if field := self.fields.get(name):
                field.required = False
                field.widget.attrs |= {"max": 100, "data-focal": name[-1]}

    def clean_focal_x(self) -> int:
        return self._within(self.cleaned_data["focal_x"], self.instance.focal_x)

    def clean_focal_y(self) -> int:
        return self._within(self.cleaned_data["focal_y"], self.instance.focal_y)

    def _within(self, percent: int | None, former: int) -> int:
        """As typed; as it was where nothing is."""
        if percent is not None and percent > 100:
            raise ValidationError(gettext("Per cent go from 0 to 100."))
        return former if percent is None else percent

    def clean_picture(self) -> Picture:
        """The picture as it was looked at, decoded once: saving must not find it damaged."""
        uploaded: UploadedFile = self.cleaned_data["picture"]
        try:
            picture = read_picture(uploaded)
            picture.decode()
        except ImageRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        known = Image.objects.filter(digest=picture.digest).first()
        if known is not None:
            address = reverse("admin:articles_image_change", args=[known.pk])
            told = gettext('This picture is here already: <a href="{}">{}</a>.')
            raise ValidationError(format_html(told, address, known))
        return picture


@admin.register(Image)
class ImageAdmin(PrintedAdmin, ArchiveAdmin):
    form = ImageForm
    list_display = ("thumbnail", "shows", "credit", "licence", "size")
    list_display_links = ("thumbnail", "shows")
    search_fields = ("alt", "caption", "credit")
    search_help_text = _("Words of what it shows, of its caption or its credit.")
    ordering = ("-created_at", "-pk")
    kept_because = _(
        "A piece or a draft shows this picture, or an edition of one did, which readers can still "
        "look at."
    )

    class Media:
        js = (forms.Script("js/focal-point.js", defer=True),)
        css: ClassVar = {"all": ("css/focus.css", "css/admin-image.css")}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("picture", *WORDS) if obj is None else ("preview", *SAID, "uses")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("preview", "uses")

    def has_change_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        """A writer may describe a picture until readers see it; then its words are editors' to
        change, as all that readers see (articles/states/rights.py)."""
        allowed = super().has_change_permission(request, obj)
        if not allowed or obj is None or may(request.user, "curate"):
            return allowed
        return not Article.objects.announced().filter(image_uses__image=obj).exists()

    def is_kept(self, row: Image) -> bool:
        return row.uses.exists() or row.leads.exists() or drafts_that_name(row).exists()

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        if change:
            self.save_printed(request, obj, SAID)
        else:
            add_image(picture=form.cleaned_data["picture"], image=obj)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        remove_image(image=obj)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString:
        told = '<img class="thumbnail {}" src="{}" alt="{}">'
        return format_html(told, image.focus, image.thumbnail_url, self.shows(image))

    @admin.display(description=_("picture"))
    def preview(self, image: Image) -> SafeString:
        told = (
            '<span class="focal" data-picture><img class="preview" src="{}" alt="{}"></span>'
            '<span class="focal-cuts"><img class="focal-cut {}" src="{}" alt=""></span>'
        )
        return format_html(told, image.fallback_url, image.alt, image.focus, image.thumbnail_url)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Image | None:
        """The picture, with who looks at it: not every piece that shows it is open to them."""
        image: Image | None = super().get_object(request, *args, **kwargs)
        if image is not None:
            vars(image)["seen_by"] = request.user
        return image

    @admin.display(description=_("where it is"))
    def uses(self, image: Image) -> SafeString:
        """The pieces that show it, whose drafts do, and those of which earlier editions did, as far
        as they may be read."""
        reader = vars(image)["seen_by"]
        rows = image.uses.filter(article__in=readable(reader)).select_related("article")
        rows = rows.defer(*TEXTS_OF_ARTICLE).order_by("-is_current", "-article")
        shown = list(rows[: USES_SHOWN + 1])
        pieces = followed(reader).exclude(image_uses__image=image).defer(*TEXTS)
        drafted = pieces.filter(drafts__in=drafts_that_name(image)).distinct()[:USES_SHOWN]
        lines = [*map(_line, shown), *(_draft_line(piece) for piece in drafted)]
        if not lines:
            told = gettext("No piece that is open to you shows it.")
            if sees_all(reader):
                told = gettext("No piece shows it. It can be deleted.")
            return format_html("<p>{}</p>", told)
        listed = format_html_join("", '<li><a href="{}">{}</a> {}</li>', lines[:USES_SHOWN])
        more = gettext("… and in more pieces.") if len(lines) > USES_SHOWN else ""
        return format_html('<ul class="uses">{}</ul>{}', listed, more)

    @admin.display(description=_("what it shows"), ordering="alt")
    def shows(self, image: Image) -> str:
        return image.alt or image.caption or gettext("Nothing is said of it yet")

    @admin.display(description=_("size"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"


def _line(use: ImageUse) -> tuple[str, str, str]:
    address = reverse("admin:articles_article_change", args=[use.article_id])
    told = "" if use.is_current else gettext("(in an earlier edition)")
    return address, str(use.article), told


def _draft_line(piece: Article) -> tuple[str, str, str]:
    address = reverse("admin:articles_article_change", args=[piece.pk])
    return address, str(piece), gettext("(in a draft)")
