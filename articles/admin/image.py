"""Pictures: taking one in, and the words that stand beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin
from articles.imaging import ImageRefused, add_image, read_picture, remove_image
from articles.imaging.reading import Picture
from articles.models import Image

WORDS = ("alt", "caption", "credit", "licence", "licence_url", "source_url")


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
        fields = WORDS
        widgets = {"caption": AdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("picture", None)

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
class ImageAdmin(ArchiveAdmin):
    form = ImageForm
    list_display = ("thumbnail", "shows", "credit", "licence", "size")
    list_display_links = ("thumbnail", "shows")
    search_fields = ("alt", "caption", "credit")
    search_help_text = _("Words of what it shows, of its caption or its credit.")
    ordering = ("-created_at", "-pk")
    kept_because = _("A piece shows this picture: take it out there first.")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("picture", *WORDS) if obj is None else ("preview", *WORDS)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("preview",)

    def is_kept(self, row: Image) -> bool:
        return row.leads.exists()

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        if change:
            obj.save(update_fields=WORDS)
        else:
            add_image(picture=form.cleaned_data["picture"], image=obj)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        remove_image(image=obj)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString:
        return format_html('<img class="thumbnail" src="{}" alt="">', image.thumbnail_url)

    @admin.display(description=_("picture"))
    def preview(self, image: Image) -> SafeString:
        return format_html('<img class="preview" src="{}" alt="{}">', image.fallback_url, image.alt)

    @admin.display(description=_("what it shows"), ordering="alt")
    def shows(self, image: Image) -> str:
        return image.alt or image.caption or gettext("Nothing is said of it yet")

    @admin.display(description=_("size"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"
