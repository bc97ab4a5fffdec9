from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Each thread says how many of its comments moderators removed."""

    dependencies = [("comments", "0006_the_desk")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                F("article"),
                condition=Q(status="removed", removed_by__in=["moderator", "head"]),
                name="comment_removed",
            ),
        ),
    ]
