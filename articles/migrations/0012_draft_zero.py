from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_likeness")]

    operations = [
        migrations.RemoveConstraint(model_name="draft", name="draft_number_positive"),
    ]
