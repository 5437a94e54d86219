"""Where a superuser loads a new edition. A text that is complete can be read here and no longer be changed."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from code_of_ethics.models import Edition, GlossaryTerm, Provision


class WordsOfAnOpenText(admin.TabularInline):
    """Rows that are written while the text is being entered; once it is complete, decisions may rest on them."""

    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return _is_open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return _is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return _is_open(obj) and super().has_delete_permission(request, obj)


def _is_open(edition: models.Model | None) -> bool:
    return not (isinstance(edition, Edition) and edition.text_held)


class ProvisionInline(WordsOfAnOpenText):
    model = Provision


class GlossaryTermInline(WordsOfAnOpenText):
    model = GlossaryTerm


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ["title", "code", "slug", "effective_from", "effective_to", "text_held"]
    list_filter = ["code", "text_held"]
    inlines = [ProvisionInline, GlossaryTermInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Edition | None = None) -> list[str]:
        """A complete text keeps one open entry: its last day, set when a newer edition replaces it."""
        if _is_open(obj):
            return []
        return [field.name for field in Edition._meta.fields if field.name not in ("id", "effective_to")]

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return _is_open(obj) and super().has_delete_permission(request, obj)
