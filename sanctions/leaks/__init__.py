"""The leak guard: no public text names anybody but the professional (procedure.md §3, publication entry).

`protected` gathers what a case protects, `search` looks for it in a text, `papers` reads the words and properties of a
file, `standing` tells which findings of a draft are not explained yet.
"""
