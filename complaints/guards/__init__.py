"""Guards: each returns None or, as a full sentence for the person refused, the reason why not.

Rows name guards as strings; each app registers the guards over its own facts when it is ready, and a system check
resolves every name.
"""

from complaints.guards.registry import GUARDS, Asked, guard

__all__ = ["GUARDS", "Asked", "guard"]
