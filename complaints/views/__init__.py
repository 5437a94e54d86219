"""Pages: a view fetches, asks a form, takes one step, redirects."""
