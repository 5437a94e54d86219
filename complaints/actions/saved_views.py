"""Lists that a person keeps under a name: kept, renamed, removed and brought back. They concern nobody else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from complaints.errors import Refused
from complaints.models import SavedView
from people.models import User

MOST_VIEWS = 30


@transaction.atomic
def keep_view(owner: User, *, name: str, query: str) -> SavedView:
    """Refuses a second view of one name, one that asks for nothing, and more than 30."""
    if not query:
        raise Refused("Choose a filter or an order first. A view of all your cases is the list itself.")
    if _standing(owner).count() >= MOST_VIEWS:
        raise Refused(f"You keep {MOST_VIEWS} views, which is the most there can be. Remove one first.")
    _refuse_taken(owner, name)
    return SavedView.objects.create(owner=owner, name=name, query=query)


@transaction.atomic
def rename_view(view: SavedView, *, name: str) -> None:
    """Refuses the name of another view."""
    _refuse_taken(view.owner, name, but=view)
    view.name = name
    view.save(update_fields=["name"])


@transaction.atomic
def remove_view(view: SavedView, *, on: datetime) -> None:
    """Can be undone until the next one is removed: then the one before is gone for good."""
    SavedView.objects.filter(owner=view.owner, removed_at__isnull=False).delete()
    view.removed_at = on
    view.save(update_fields=["removed_at"])


@transaction.atomic
def put_back_view(view: SavedView) -> None:
    """Refuses while another view has its name."""
    _refuse_taken(view.owner, view.name, but=view)
    view.removed_at = None
    view.save(update_fields=["removed_at"])


def _standing(owner: User) -> QuerySet[SavedView]:
    """Locks the owner, so that two pages at once keep no two views of one name."""
    User.objects.select_for_update().get(pk=owner.pk)
    return SavedView.objects.filter(owner=owner, removed_at__isnull=True)


def _refuse_taken(owner: User, name: str, but: SavedView | None = None) -> None:
    named = _standing(owner).filter(name=name)
    if (named.exclude(pk=but.pk) if but else named).exists():
        raise Refused(f"You have a view named “{name}” already. Choose another name.")
