"""Reads pages in a process of its own and prints what each answered, as JSON. For tests/test_public_role.py.

The settings come from the environment; the addresses stand on standard input, as a JSON list.
"""
# ruff: noqa: T201 - its output is its answer

import json
import sys

import django
from django.test import Client

django.setup()
answers = {}
for address in json.load(sys.stdin):
    answer = Client(raise_request_exception=False).get(address, headers={"host": "public.example.org"})
    answers[address] = [answer.status_code, answer.content.decode(), answer.headers.get("Location", "")]
print(json.dumps(answers))
