from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """The log shows an act by its last row, and counts automatic verdicts."""

    dependencies = [("comments", "0007_removed")]

    operations = [
        migrations.RemoveIndex(model_name="moderationevent", name="moderation_of_act"),
        migrations.AddIndex(
            model_name="moderationevent",
            index=models.Index(F("act"), F("id").desc(), name="moderation_of_act"),
        ),
        migrations.AddIndex(
            model_name="moderationevent",
            index=models.Index(
                F("id").desc(),
                condition=Q(verb__in=["screen", "refuse"]),
                name="moderation_verdicts",
            ),
        ),
    ]
