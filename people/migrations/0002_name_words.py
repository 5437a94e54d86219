"""Each word of a name is kept once, with its keys; people point to their words. What stood there is made anew."""

import django.db.models.deletion
from django.db import migrations, models

from people.names import LONGEST_KEY, name_keys


def fill(apps, schema_editor):
    professionals = apps.get_model('people', 'CertifiedProfessional').objects
    names = dict(professionals.values_list('pk', 'search_name'))
    held = {pk: {word[:LONGEST_KEY] for word in name.split()} for pk, name in names.items()}
    NameWord, NameKey = apps.get_model('people', 'NameWord'), apps.get_model('people', 'NameKey')
    words = sorted(set().union(*held.values()))
    NameWord.objects.bulk_create([NameWord(word=word) for word in words], 5000)
    made = dict(NameWord.objects.values_list('word', 'pk'))
    keys = [NameKey(word_id=pk, key=key) for word, pk in made.items() for key in sorted(name_keys(word))]
    NameKey.objects.bulk_create(keys, 5000)
    Link = apps.get_model('people', 'CertifiedProfessional').words.through
    links = [Link(certifiedprofessional_id=pk, nameword_id=made[word]) for pk in held for word in sorted(held[pk])]
    Link.objects.bulk_create(links, 5000)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.DeleteModel('NameKey'),
        migrations.CreateModel(
            name='NameWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='NameKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=60)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='people.nameword')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('word', 'key'), name='name_key_of_a_word_stands_once')],
            },
        ),
        migrations.AddField(
            model_name='certifiedprofessional',
            name='words',
            field=models.ManyToManyField(editable=False, related_name='holders', to='people.nameword'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
