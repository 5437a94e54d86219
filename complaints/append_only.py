"""The tables of cases that only grow. Importing registers them with the databases' own guard (record/triggers.py)."""

from record.triggers import DELETE, REPLACE, TRUNCATE, UPDATE, append_only

for table in (
    "complaints_reportpart",
    "complaints_reportpart_cites",
):
    append_only(table, UPDATE, DELETE, REPLACE, TRUNCATE)
