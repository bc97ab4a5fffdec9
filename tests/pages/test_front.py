from tests import cast


def test_newest_piece_leads(read):
    cast.make_articles(3)
    assert "Piece 2" in read("/").html.partition('class="seconds"')[0].partition('class="lead"')[2]


def test_lead_begins_with_its_text(read):
    cast.make_article(body="The bill was read at noon.\n\n## What it says\n\nMuch.")
    page = read("/")
    assert "The bill was read at noon." in page.text
    assert "What it says" not in page.text


def test_three_seconds_stand_beside_the_lead(read):
    cast.make_articles(6)
    beside = read("/").html.partition('class="seconds"')[2].partition('class="river"')[0]
    assert [n for n in range(6) if f">Piece {n}<" in beside] == [2, 3, 4]


def test_date_line_is_that_of_the_newest_piece(read):
    cast.make_article()
    assert "The archive to Saturday 4 January 2020" in read("/").text


def test_leads_on_to_the_archive(read):
    cast.make_article()
    assert 'href="/archive/">The whole archive' in read("/").html


def test_collection_has_its_strip(read):
    cast.make_collection("The long quarrel", [cast.make_article()], note="Begin here.")
    page = read("/")
    assert 'href="/collections/the-long-quarrel/"' in page.html
    assert "Begin here." in page.text


def test_collection_without_public_pieces_has_none(read):
    cast.make_article()
    cast.make_collection("Still secret", [cast.make_draft()])
    assert "Still secret" not in read("/").text


def test_empty_archive_says_what_to_do_next(read):
    page = read("/")
    assert "Nothing has been published yet" in page.text
    assert 'href="/admin/"' in page.html


def test_drafts_stay_off_it(read):
    cast.make_draft("Under the lamp")
    assert "Under the lamp" not in read("/").text


def test_foreign_headline_names_its_language(read):
    cast.make_article("Une affaire", language="fr")
    assert '<article class="lead" lang="fr" dir="ltr">' in read("/").html


def test_costs_the_same_however_much_there_is(count_queries):
    author = cast.make_author()
    pieces = cast.make_articles(4, authors=[author], body="Text.")
    cast.make_collection("A dossier", pieces)
    few = count_queries("/")
    cast.make_articles(20, days_apart=2, authors=[author], body="Text.")
    assert few == count_queries("/") == 10


def test_posting_to_it_is_refused(client):
    assert client.post("/").status_code == 405
