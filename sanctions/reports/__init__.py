"""The yearly report (procedure.md §6) and the nightly reconciliation: what is counted, hidden, drawn and compared."""
