"""E-mails arrive whole at a real server, and what went wrong is known without an address."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.lib.mail import Mail, Post, Unreachable, Unsent, mail_server

MAIL = Mail(to="ada@example.org", subject="Hello", text="One line.")


def send(mail: Mail) -> None:
    with Post() as post:
        post.send(mail)


def test_mail_arrives(mailbox):
    send(Mail(to="ada@example.org", subject="Grüße", text="Größer als “sonst”."))
    assert mailbox.mails[0]["To"] == "ada@example.org"
    assert mailbox.mails[0]["Subject"] == "Grüße"
    assert mailbox.texts == ["Größer als “sonst”.\n"]


def test_mail_says_that_no_person_wrote_it(mailbox):
    send(MAIL)
    assert mailbox.mails[0]["Auto-Submitted"] == "auto-generated"
    assert mailbox.mails[0]["Message-ID"].endswith("@127.0.0.1>")


def test_one_click_stands_in_the_headers(mailbox):
    send(Mail(to="a@example.org", subject="s", text="t", unsubscribe="https://a.example/x/"))
    assert mailbox.mails[0]["List-Unsubscribe"] == "<https://a.example/x/>"
    assert mailbox.mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b"])
def test_no_subject_becomes_a_header(mailbox, end):
    send(Mail(to="ada@example.org", subject=f"Harbour{end}Bcc: eve@example.org", text="t"))
    assert mailbox.mails[0]["Bcc"] is None
    assert mailbox.mails[0]["Subject"] == "Harbour Bcc: eve@example.org"


@pytest.mark.parametrize("address", ["ada@example.org\nBcc: eve@example.org", "a@b\r\n\r\nText"])
def test_no_address_becomes_a_header(mailbox, address):
    with pytest.raises(Unsent):
        send(Mail(to=address, subject="s", text="t"))
    assert mailbox.mails == []


def test_lines_are_short_and_addresses_whole(mailbox):
    address = "https://news.example/" + "a" * 200
    send(Mail(to="a@example.org", subject="s", text=f"{'word ' * 40}\n\n{address}"))
    assert address in mailbox.texts[0].splitlines()
    assert max(len(line) for line in mailbox.texts[0].splitlines() if line != address) <= 72


def test_several_mails_go_over_one_connection(mailbox):
    with Post() as post:
        post.send(MAIL)
        post.send(MAIL)
    assert (len(mailbox.mails), mailbox.connections) == (2, 1)


@pytest.mark.parametrize(("refusal", "again"), [("450", True), ("550", False)])
def test_refusal_says_whether_to_try_again(mailbox, refusal, again):
    mailbox.refusal = refusal
    with pytest.raises(Unsent, match=rf"^refused with {refusal}$") as unsent:
        send(MAIL)
    assert unsent.value.again is again


def test_what_may_have_arrived_is_not_sent_again(mailbox):
    mailbox.hangs_up = True
    with pytest.raises(Unsent) as unsent:
        send(MAIL)
    assert len(mailbox.mails) == 1
    assert unsent.value.again is False


def test_server_that_is_away_is_tried_again(mailbox, settings):
    settings.EMAIL_PORT = 1
    with pytest.raises(Unreachable) as unsent:
        send(MAIL)
    assert unsent.value.again is True


def test_connection_that_was_lost_between_is_opened_anew(mailbox):
    with Post() as post:
        post.send(MAIL)
        post.connection.connection.sock.shutdown(socket.SHUT_RDWR)
        post.send(MAIL)
    assert (len(mailbox.mails), mailbox.connections) == (2, 2)


def test_without_a_server_mails_are_files_of_their_owner(settings, tmp_path):
    settings.EMAIL_BACKEND = "archive.lib.mail.folder.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    send(MAIL)
    (kept,) = settings.MAIL_FOLDER.iterdir()
    assert kept.suffix == ".eml"
    assert kept.stat().st_mode & 0o077 == 0
    assert b"ada@example.org" in kept.read_bytes()


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://u:p@mail.example", 587, True, False),
        ("smtps://u:p@mail.example", 465, False, True),
        ("smtp+plain://localhost:1025", 1025, False, False),
    ],
)
def test_address_of_a_server(url, port, starttls, tls):
    server = mail_server(url)
    assert (server.port, server.starttls, server.tls) == (port, starttls, tls)


def test_password_is_unquoted():
    assert mail_server("smtp://ada%40x.example:p%2F%3A@mail.example").password == "p/:"


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://mail.example:0",
        "smtp://mail.example/box",
        "smtp://mail.example?tls",
        "smtp://secret@mail.example",
        "smtp://[mail.example",
    ],
)
def test_anything_else_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match=r"^MAIL_URL is not") as refused:
        mail_server(url)
    assert "secret" not in str(refused.value)
