"""The citation as a sentence."""

from articles.citing import Name, PartialDate, coins, sentence


def test_who_what_where_when_and_which_edition(made):
    assert sentence.write(made()) == (
        "Ada Marsh, ‘The harbour bill’, The Daily Lantern, 4 January 2020, "
        "edition 2 of 6 January 2020, https://paper.example/2020/01/04/the-harbour-bill/"
    )


def test_several_authors_are_listed(made):
    names = tuple(Name(name) for name in ("Ada", "Bo", "Cleo"))
    assert sentence.write(made(authors=names)).startswith("Ada, Bo and Cleo, ‘")


def test_piece_without_authors_begins_with_its_title(made):
    assert sentence.write(made(authors=())).startswith("‘The harbour bill’")


def test_translators_are_named(made):
    said = sentence.write(made(translators=(Name("Cleo Tran"),)))
    assert "‘The harbour bill’, translated by Cleo Tran, The Daily Lantern" in said


def test_archive_is_named_where_it_is_another(made):
    assert "4 January 2020, in The Backfile, edition" in sentence.write(
        made(archive="The Backfile")
    )


def test_earlier_publication_is_said(made):
    assert ", first published 1956, " in sentence.write(made(original=PartialDate(1956)))


def test_date_is_printed_as_far_as_it_is_known(made):
    assert ", January 2020, edition" in sentence.write(made(issued=PartialDate(2020, 1)))


def test_coins_is_a_query_that_names_a_newspaper_article(made):
    written = coins.write(made(title="Ports & piers", authors=(Name("Ada"), Name("Bo"))))
    assert "rft.type=newspaperArticle" in written
    assert "rft.title=Ports%20%26%20piers" in written
    assert "rft.au=Ada&rft.au=Bo" in written
    assert "rft.date=2020-01-04" in written


def test_it_leads_to_the_edition_that_was_read(made):
    address = "https://paper.example/2020/01/04/the-harbour-bill/editions/2/"
    words = sentence.write(made(edition_address=address))
    assert words.endswith(f"edition 2 of 6 January 2020, {address}")
