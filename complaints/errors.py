"""The one error a person sees: a step refused, with the reason as a sentence."""


class Refused(Exception):
    """Raised where a rule says no. Its text is shown to the person, so it says why and what to do."""
