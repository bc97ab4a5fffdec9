"""Passwords cannot be tried one after the other, at the desk's door or at the admin's."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.test import Client

from comments.desk.login.limits import TooManyFailed, count_as_failed
from comments.models import FailedLogin

DESK, ADMIN = "/desk/login/", "/admin/login/"
DOORS = pytest.mark.parametrize("door", [DESK, ADMIN])
HERE, THERE = "192.0.2.7", "198.51.100.7"
RIGHT, WRONG = "a long word", "a wrong word"
TOO_MANY = "Too many logins failed from where you are."


@pytest.fixture(autouse=True)
def mo(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_user("mo", password=RIGHT, is_staff=True)


def log_in(door=DESK, name="mo", password=WRONG, address=HERE):
    form = {"username": name, "password": password, "next": "/desk/log/"}
    return Client(REMOTE_ADDR=address).post(door, form)


def fail(times, door=DESK, **more):
    return [log_in(door, **more).status_code for _ in range(times)]


def let_pass(**time):
    FailedLogin.objects.update(at=F("at") - timedelta(**time))


@DOORS
def test_a_sixth_guess_with_one_name_is_refused(door):
    assert fail(6, door) == [200] * 5 + [429]


@DOORS
def test_an_eleventh_guess_from_one_address_is_refused(door):
    told = [log_in(door, name=f"name{number}").status_code for number in range(11)]
    assert told == [200] * 10 + [429]


@DOORS
def test_the_form_says_how_long_to_wait_and_keeps_all_but_the_password(door):
    fail(5, door)
    let_pass(minutes=3)
    answer = log_in(door, password="secret guess")
    page = answer.content.decode()
    assert f"{TOO_MANY} Wait 12 minutes, then try again." in page
    assert 'value="mo"' in page
    assert 'value="/desk/log/"' in page
    assert "secret guess" not in page
    assert 11 * 60 < int(answer["Retry-After"]) <= 12 * 60


@DOORS
def test_the_right_password_is_not_looked_at_before_the_time_is_over(door):
    fail(5, door)
    assert log_in(door, password=RIGHT).status_code == 429
    let_pass(minutes=15)
    assert log_in(door, password=RIGHT)["Location"] == "/desk/log/"


def test_failures_at_one_door_count_at_the_other():
    fail(5, DESK)
    assert log_in(ADMIN).status_code == 429


@DOORS
def test_a_name_is_not_locked_for_who_comes_from_elsewhere(door):
    fail(6, door)
    assert log_in(door, password=RIGHT, address=THERE).status_code == 302


def test_another_name_has_guesses_left_at_the_same_address():
    fail(6)
    assert log_in(name="head").status_code == 200


def test_addresses_of_one_household_are_one():
    fail(5, address="2001:db8::1")
    assert log_in(address="2001:db8::2").status_code == 429


def test_a_right_password_counts_as_nothing_and_clears_nothing():
    fail(4)
    told = [log_in(password=RIGHT).status_code for _ in range(3)]
    assert told + fail(2) == [302, 302, 302, 200, 429]


def test_who_is_no_staff_learns_nothing_at_the_admin():
    User.objects.create_user("reader", password=RIGHT)
    assert fail(6, ADMIN, name="reader", password=RIGHT) == [200] * 5 + [429]


def test_a_form_without_a_password_counts_nothing():
    fail(6, password="")
    assert not FailedLogin.objects.exists()


def test_refusals_make_the_wait_no_longer():
    fail(9)
    assert FailedLogin.objects.count() == 5


def test_nothing_is_counted_where_no_address_is_known():
    assert fail(6, address="") == [200] * 6


def test_neither_rows_nor_log_hold_address_or_name(caplog):
    fail(6, name="rosamund")
    kept = str(list(FailedLogin.objects.values())) + caplog.text
    assert FailedLogin.objects.exists()
    assert "rosamund" not in kept
    assert HERE not in kept


@pytest.mark.django_db(transaction=True)
def test_guesses_at_one_moment_are_counted_each():
    start = Barrier(8)

    def guess(_number):
        start.wait(10)
        try:
            return count_as_failed(HERE, "mo") is not None
        except TooManyFailed:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as guessers:
        assert sum(guessers.map(guess, range(8))) == 5
