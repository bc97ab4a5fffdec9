from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_first_states")]

    operations = [
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(
                fields=["article"],
                condition=models.Q(edition_number=0, is_discarded=False),
                name="draft_waiting",
            ),
        ),
    ]
