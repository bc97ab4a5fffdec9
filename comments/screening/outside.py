"""Asking an outside service about a comment: signed, within seconds, before any transaction.

The question follows Standard Webhooks: the headers webhook-id, webhook-timestamp and
webhook-signature, the last being ``v1,`` and the base64 of the HMAC-SHA256 over
``id.timestamp.body``. It holds what will be public anyway, and neither an e-mail address nor where
the comment came from. The answer is JSON: ``{"verdict": "publish" | "hold" | "refuse"}``.
"""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Any
from uuid import uuid4

from django.conf import settings

from archive.lib.addresses import full_address
from comments.screening.exchange import NoAnswer, exchange
from comments.screening.limits import state_of
from comments.screening.screen import screen
from comments.screening.verdict import Finding, Submission

# For so long nobody is asked after a failure: a service that is down must not hold up every
# writer in turn.
PAUSE = 30.0
VERDICTS = {"publish": None, "hold": Finding("outside"), "refuse": Finding("outside", "refuse")}
NO_ANSWER = Finding("no_answer")


def consult(submission: Submission) -> Finding | None:
    """What the service has against the comment: the ``advice`` of a submission.

    Nothing where no service is named, the check is off, the author is of the staff, or the other
    checks refuse the comment anyway. A service that gives no answer holds the comment. Takes as
    long as the check's limit says and no longer; call it outside transactions.
    """
    if not settings.SCREENING_WEBHOOK or submission.mark:
        return None
    state = state_of("outside")
    if not state.is_on or screen(submission).outcome == "refuse":
        return None
    return _ask(submission, float(state.number))


def _ask(submission: Submission, patience: float) -> Finding | None:
    if time.monotonic() < _Pause.until:
        return NO_ANSWER
    question = json.dumps(_question(submission), ensure_ascii=False).encode()
    try:
        answer = exchange(settings.SCREENING_WEBHOOK, question, _signed(question), patience)
        return VERDICTS[json.loads(answer)["verdict"]]
    except (NoAnswer, ValueError, KeyError, TypeError, RecursionError):
        _Pause.until = time.monotonic() + PAUSE
        return NO_ANSWER


def _question(submission: Submission) -> dict[str, Any]:
    article, parent = submission.article, submission.parent
    return {
        "type": "comment.submitted",
        "timestamp": submission.at.isoformat(),
        "data": {
            "article": {
                "address": full_address(article.address),
                "title": article.title,
                "language": article.language,
            },
            "answers": full_address(parent.get_absolute_url()) if parent else None,
            "name": submission.author_name,
            "website": submission.website,
            "text": submission.body,
        },
    }


def _signed(question: bytes) -> dict[str, str]:
    number, timestamp = f"msg_{uuid4().hex}", str(int(time.time()))
    signed = b".".join((number.encode(), timestamp.encode(), question))
    digest = hmac.digest(_key(settings.SCREENING_WEBHOOK_SECRET), signed, "sha256")
    return {
        "Content-Type": "application/json",
        "webhook-id": number,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _key(secret: str) -> bytes:
    """As the standard writes secrets, ``whsec_`` and base64; any other as its own letters."""
    if secret.startswith("whsec_"):
        return base64.b64decode(secret.removeprefix("whsec_"))
    return secret.encode()


class _Pause:
    """Until when this process asks nobody."""

    until = 0.0


def forget_failures() -> None:
    """Ask again, whatever went wrong before."""
    _Pause.until = 0.0
