"""What became of the complaints of the demo board, one file for each part of the way. Importing registers them all."""

from ccb_ethics.demo.tales import (
    appeal,
    applicants,
    closed_early,
    decided,
    hearing,
    inquiry,
    intake,
    intake_law,
    joined,
    of_the_board,
    overlays,
    reinstated,
    second_thoughts,
    sides,
)

__all__ = [
    "appeal",
    "applicants",
    "closed_early",
    "decided",
    "hearing",
    "inquiry",
    "intake",
    "intake_law",
    "joined",
    "of_the_board",
    "overlays",
    "reinstated",
    "second_thoughts",
    "sides",
]
