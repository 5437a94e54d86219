"""The settings as tests see them: the project's own, with quick password hashes and private files of their own.

Used through `DJANGO_SETTINGS_MODULE` in pyproject.toml; nothing but pytest may name this module.
"""

import atexit
import os
import shutil
import tempfile

# A worker's folder lies in the folder of the run, which goes when the run ends; workers themselves clean up nothing.
_RUN = os.environ["PRIVATE_FILES"] if "PYTEST_XDIST_WORKER" in os.environ else None
_FILES = tempfile.mkdtemp(prefix="ccb-test-files-", dir=_RUN)
atexit.register(shutil.rmtree, _FILES, ignore_errors=True)

# Set before the project's settings are read. A test never sees the files or the demo switches of who runs it.
os.environ |= {"DEBUG": "1", "DEMO_CLOCK": "0", "DEMO_SIGN_IN": "0", "PRIVATE_FILES": _FILES}
# Playwright keeps an event loop in the thread of a browser test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from ccb_ethics.settings import *  # noqa: E402, F403 - the environment comes first; a settings module is a namespace

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files are looked up when asked for. Otherwise each test client lists them all, and warns of a missing folder.
WHITENOISE_AUTOREFRESH = True
