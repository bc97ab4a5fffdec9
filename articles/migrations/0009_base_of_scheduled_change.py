from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_editors_desk")]

    operations = [
        migrations.AddField(
            model_name="scheduledchange", name="base", field=models.JSONField(default=dict)
        ),
    ]
