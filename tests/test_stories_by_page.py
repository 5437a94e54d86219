"""The stories of scenarios.md told a second time, each step typed into its page and sent, with the clock moved (issue 5).

Every variant: tests/story_variants.py names them. `make soak` walks them all, which takes minutes; each run walks the
chief ones. What the others add are dates and refusals, which the actions tell on every run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from ccb_ethics.demo.play import Board
from tests import beginnings
from tests.beginnings import Beginning
from tests.by_page import ByPage
from tests.story_variants import MODULES, NOT_WALKED, VARIANTS, Walk

# One place of beginning after another, so that each is walked once.
WALKS = sorted(
    (
        (variant.begins, walk)
        for variant in VARIANTS
        if variant.is_chief or "SOAK" in os.environ
        for walk in variant.walks
    ),
    key=lambda row: getattr(row[0], "__name__", ""),
)
STORIES = ("T1", "T2", "T3", "T5", "T6", "T9")


@pytest.fixture(scope="module")
def by_page(request: pytest.FixtureRequest, board: Board, django_db_blocker: DjangoDbBlocker) -> Iterator[Board]:
    """The same people, acting through the pages, from where the story begins."""
    begins: Beginning | None = request.param
    acting = replace(board, hand=ByPage())
    with beginnings.kept(begins, acting, django_db_blocker) if begins else nullcontext():
        yield acting


def _name(of: Any) -> str:
    return str(getattr(of, "__name__", "")).removeprefix("test_")


@pytest.mark.cells
@pytest.mark.django_db
@pytest.mark.parametrize(("by_page", "walk"), WALKS, ids=_name, indirect=["by_page"])
def test_the_pages_tell_the_story(by_page: Board, walk: Walk) -> None:
    walk(by_page)


def test_every_variant_has_a_walk_and_every_story_has_variants() -> None:
    assert [variant.name for variant in VARIANTS if not variant.walks] == []
    assert {variant.name.split()[0] for variant in VARIANTS} == set(STORIES)
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)


def test_whatever_the_actions_tell_of_these_stories_the_pages_tell_too() -> None:
    told = {name for module in MODULES for name in vars(module) if name.startswith("test_")}
    walked = {getattr(walk, "tells", walk).__name__ for variant in VARIANTS for walk in variant.walks}
    assert (told - walked - set(NOT_WALKED), (walked | set(NOT_WALKED)) - told) == (set(), set())
