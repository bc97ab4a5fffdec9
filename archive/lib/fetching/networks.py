"""Which addresses of the network belong to the public: everything that is not set aside."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# From IANA's registries of special-purpose addresses. Written out, since what the standard library
# takes for public has changed between releases of one Python.
SET_ASIDE = [
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' own
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, with the addresses where clouds tell of themselves
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "168.63.129.16/32",  # public by its number, but a cloud's own inside that cloud
        "2001::/23",  # protocols: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which wraps any address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
    )
]
GLOBAL_UNICAST = ip_network("2000::/3")  # all that was ever given out of IPv6
# Where a network without IPv4 reaches the others; what is wrapped decides.
TRANSLATED = ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether anybody on the internet could reach the same machine at this address."""
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        if number in TRANSLATED:
            return is_public(str(IPv4Address(int(number) & 0xFFFFFFFF)))
        if number.scope_id or number not in GLOBAL_UNICAST:
            return False
    return not any(number in network for network in SET_ASIDE)
