"""What is read on a page: words, or words that wait for the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # the stubs' name: at run time Django has none to import

Words: TypeAlias = "str | _StrPromise"
