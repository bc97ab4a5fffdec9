import pytest
from django.contrib.auth.models import Group, User


@pytest.fixture
def moderator(db) -> User:
    """Mara keeps the threads civil."""
    user = User.objects.create_user("mara", is_staff=True)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user
