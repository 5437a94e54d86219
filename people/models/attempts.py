"""The throttle's counts. Only `people.throttle` reads and writes them."""

from django.db import models


class Attempt(models.Model):
    """One of the places a key has in a scope: a try takes a place, which stays taken for the length of the window.

    A key (account, address) is kept only as HMAC.
    """

    scope = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    place = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "digest", "place"], name="attempt_place_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.place}"
