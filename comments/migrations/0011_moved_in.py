from django.db import migrations, models
from django.db.models import BigIntegerField, F
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast


class Migration(migrations.Migration):
    """The record of a thread tells of branches that were moved to it."""

    dependencies = [("comments", "0010_failed_logins")]

    operations = [
        migrations.AddIndex(
            model_name="moderationevent",
            index=models.Index(
                Cast(KeyTextTransform("article", "after"), BigIntegerField()),
                F("id").desc(),
                condition=models.Q(verb="move"),
                name="moderation_moved_to",
            ),
        ),
    ]
