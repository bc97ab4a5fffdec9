"""Nobody is screened further where a conversation was ended."""

from comments import moderation
from tests.cast import make_article, make_comment


def test_a_closed_thread_refuses_with_its_own_sentence(ask, moderator):
    article = make_article()
    moderation.close(article=article, actor=moderator, reason="Everything was said.")
    finding = ask("closed", article=article)
    assert (finding.code, finding.outcome) == ("closed", "refuse")
    assert "Everything was said." in finding.sentence


def test_a_closed_branch_refuses_replies_in_it_alone(ask, moderator):
    article = make_article()
    closed, beside = make_comment(article), make_comment(article)
    moderation.close(article=article, branch=closed, actor=moderator)
    assert ask("closed", article=article, parent=closed).outcome == "refuse"
    assert ask("closed", article=article, parent=beside) is None


def test_moderators_have_the_last_word(ask, moderator):
    article = make_article()
    moderation.close(article=article, actor=moderator)
    assert ask("closed", article=article, user=moderator) is None


def test_an_open_thread_is_no_reason(ask):
    assert ask("closed") is None
