"""The tables of a hearing that only grow. Importing registers them with the databases' own guard (record/triggers.py).

Private notes may be deleted by lawful disposal once a case is final (procedure.md §5): the clock does it, and nobody else
(complaints/personal_notes.py).
"""

from record.triggers import DELETE, REPLACE, TRUNCATE, UPDATE, append_only

append_only("hearings_logentry", UPDATE, DELETE, REPLACE, TRUNCATE)
append_only("hearings_privatenote", UPDATE, REPLACE, TRUNCATE)
