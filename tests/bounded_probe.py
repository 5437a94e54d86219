"""What a process with limits sees: run by tests/test_bounded.py as the workers are run. Asked with a setting and a module."""

import json
import os
import sys

import complaints.pdf_worker
import record.typesetter

WORKERS = (complaints.pdf_worker, record.typesetter)

if __name__ == "__main__":
    setting, module = json.load(sys.stdin)
    seen = [name for name in os.environ if name in (setting, "DATABASE_URL", "DJANGO_SETTINGS_MODULE")]
    json.dump(
        {"environment": seen, "imported": [name for name in sys.modules if name.split(".")[0] == module]}, sys.stdout
    )
