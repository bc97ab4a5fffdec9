"""An editor says of what a piece is a translation; what can't be is refused with a sentence."""

from articles.models import Article
from tests.articles.admin.forms import save_piece
from tests.cast import make_article, make_draft

FIELD = "translation_of"


def refusal(response) -> str:
    return " ".join(response.context["adminform"].form.errors[FIELD])


def test_a_translation_is_tied_to_its_original(editor):
    original, spanish = make_article(), make_draft("La ley", language="es")
    save_piece(editor, spanish, translation_of=original.pk)
    assert list(original.translations.all()) == [spanish]


def test_one_of_a_translation_is_tied_to_the_original(editor):
    original = make_article()
    spanish = make_article("La ley", language="es", translation_of=original)
    french = make_draft("La loi", language="fr")
    save_piece(editor, french, translation_of=spanish.pk)
    french.refresh_from_db()
    assert french.translation_of == original


def test_the_same_language_is_refused(editor):
    response = save_piece(editor, make_article("Two"), translation_of=make_article().pk)
    assert "“The harbour bill” is in the same language" in refusal(response)


def test_a_language_typed_just_now_counts(editor):
    save_piece(editor, make_draft("Two"), translation_of=make_article().pk, language="es")
    assert Article.objects.get(title="Two").translation_of is not None


def test_a_second_translation_into_a_language_is_refused(editor):
    original = make_article()
    make_article("La ley", language="es", translation_of=original)
    other = make_article("El proyecto", language="es")
    response = save_piece(editor, other, translation_of=original.pk)
    assert "“La ley” is its translation into this language already" in refusal(response)


def test_a_piece_that_is_not_there_is_refused(editor):
    response = save_piece(editor, make_article(), translation_of=10**6)
    assert refusal(response)


def test_the_tie_may_be_cut(editor):
    spanish = make_draft("La ley", language="es", translation_of=make_article())
    save_piece(editor, spanish, translation_of="")
    spanish.refresh_from_db()
    assert spanish.translation_of is None


def test_an_original_takes_no_language_of_a_translation(editor):
    original = make_article()
    make_article("La ley", language="es", translation_of=original)
    response = save_piece(editor, original, language="es")
    assert "is in it already" in str(response.context["adminform"].form.errors["language"])
