import pytest
from django.test import Client

from tests.comments.desk.people import moderator_client


@pytest.fixture
def desk(db) -> Client:
    """Mo, a moderator who is not staff."""
    return moderator_client()
