"""How an action says no: with a sentence for the person refused."""

from django.utils.functional import Promise


class Refused(Exception):
    """The act is not allowed now. `str()` is the full sentence to show; it says what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)
