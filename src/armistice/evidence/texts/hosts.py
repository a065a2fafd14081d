"""Hosts from which documents may be fetched: public ones, by name and by number."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_PRIVATE_NAMES = frozenset({"localhost", "localdomain", "broadcasthost"})
_PRIVATE_ENDS = (
    ".localhost", ".localdomain", ".local", ".internal", ".intranet", ".lan", ".home",
    ".home.arpa", ".corp", ".private", ".test", ".onion",
)  # fmt: skip
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


@dataclass(frozen=True, slots=True)
class HostGuard:
    """Says which hosts are refused.

    Attributes:
        excepted: Names and numbers that are let through all the same. Empty outside of tests.
    """

    excepted: frozenset[str] = frozenset()

    def refuses_name(self, host: str) -> bool:
        """Whether a name is one of this machine or of a private network."""
        name = host.lower().rstrip(".")
        if name in self.excepted:
            return False
        number = _number(name)
        if number is not None:
            return self.refuses_number(number)
        # A name without a dot is looked up in the network of the machine.
        return name in _PRIVATE_NAMES or name.endswith(_PRIVATE_ENDS) or "." not in name

    def refuses_number(self, number: Address) -> bool:
        """Whether an address is not one of the public internet."""
        return str(number) not in self.excepted and not is_public(number)


def is_public(number: Address) -> bool:
    """Whether an address is of the public internet, and hides no other that is not."""
    if isinstance(number, IPv6Address):
        hidden = _hidden(number)
        if hidden is not None and not is_public(hidden):
            return False
        if number.ipv4_mapped is not None:
            return True
        if number.is_site_local:
            return False
    return number.is_global and not (
        number.is_multicast
        or number.is_reserved
        or number.is_loopback
        or number.is_link_local
        or number.is_unspecified
    )


def _hidden(number: IPv6Address) -> IPv4Address | None:
    """The address of the old kind that one of the new kind leads to."""
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    if number.sixtofour is not None:
        return number.sixtofour
    if number.teredo is not None:
        return number.teredo[1]
    if any(number in network for network in _NAT64) or int(number) < 1 << 32:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return None


def _number(name: str) -> Address | None:
    try:
        return ip_address(name.strip("[]").partition("%")[0])
    except ValueError:
        return None
