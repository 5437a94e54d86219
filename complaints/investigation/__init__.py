"""The workspace of the investigation: what it is asked to find out, what it found, and who was shown what (issue 5)."""
