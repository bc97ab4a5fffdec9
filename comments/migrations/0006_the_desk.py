from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Moderators work at the desk: the admin's stand-in for articles goes, an index comes."""

    dependencies = [("comments", "0005_letters")]

    operations = [
        migrations.DeleteModel(name="Thread"),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                F("status"),
                F("id").desc(),
                condition=Q(status__in=["removed", "spam", "withdrawn"]),
                name="comment_put_aside",
            ),
        ),
    ]
