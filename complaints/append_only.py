"""The tables of cases that only grow. Importing registers them with the databases' own guard (record/triggers.py).

Private notes may be deleted by lawful disposal once a case is final (procedure.md §5): the clock does it, and nobody else
(complaints/personal_notes.py).
"""

from record.triggers import DELETE, REPLACE, TRUNCATE, UPDATE, append_only

for table in (
    "complaints_reportpart",
    "complaints_reportpart_cites",
    "complaints_planentry",
    "complaints_interview",
    "complaints_datedfact",
    "complaints_evidencesource",
    "complaints_handover",
    "complaints_filecheck",
):
    append_only(table, UPDATE, DELETE, REPLACE, TRUNCATE)
append_only("complaints_investigationnote", UPDATE, REPLACE, TRUNCATE)
