"""Which columns of a publication may still be written. Importing registers them with the databases' own guard.

The database itself then holds what procedure.md §3 says: one person drafts, another approves, and then the text is
frozen. A draft is never rewritten: it is put aside and drafted anew, so that whoever approves a text did not write it.
A COLUMN THAT IS NOT NAMED HERE NEVER CHANGES once its row is there (`record.triggers.Freeze`).
"""

from record.triggers import Freeze, freezes

freezes(
    "sanctions_publication",
    Freeze(
        by="approved_by_id",
        with_it=("approved_at", "live_from", "live_until"),
        once=("reinstated_on", "withdrawn_at"),
    ),
)
