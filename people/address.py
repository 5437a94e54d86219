"""From which network address a request comes. For counting tries only: it is never stored or logged."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """The client's address as our outermost proxy saw it: X-Forwarded-For counted from the right.

    What stands further left was written by the client and proves nothing. With fewer entries than
    `settings.TRUSTED_PROXY_COUNT` the request came round the proxies, and the socket's own address counts. An IPv6
    address stands for its /64 network, which one household or office holds whole.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXY_COUNT
    if proxies < 1:
        return _network(direct) or UNKNOWN
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    seen = _network(hops[-proxies]) if len(hops) >= proxies else None
    return seen or _network(direct) or UNKNOWN


def _network(text: str) -> str | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return str(ip_network((address.packed, 64), strict=False))
        address = address.ipv4_mapped
    return str(address)
