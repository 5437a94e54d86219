"""The one error a person sees: a step refused, with the reason as a sentence. The same class in every app."""

from people.errors import Refused

__all__ = ["Refused"]
