"""What became of the complaints of the demo board, one file for each part of the way. Importing registers them all."""

from ccb_ethics.demo.tales import (
    appeal,
    closed_early,
    decided,
    hearing,
    inquiry,
    intake,
    of_the_board,
    reinstated,
    sides,
)

__all__ = [
    "appeal",
    "closed_early",
    "decided",
    "hearing",
    "inquiry",
    "intake",
    "of_the_board",
    "reinstated",
    "sides",
]
