"""Likenesses: the pieces of a band newest first, from the index alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_curating'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='fingerprint', name='fingerprint_shared'),
        migrations.AlterField(
            model_name='fingerprint',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='fingerprints', to='articles.article'),
        ),
        migrations.AddIndex(
            model_name='fingerprint',
            index=models.Index(models.F('band'), models.F('value'), models.OrderBy(models.F('article'), descending=True), name='fingerprint_shared'),
        ),
    ]
