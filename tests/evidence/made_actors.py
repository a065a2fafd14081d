"""A handful of actors with every kind of link, and accounts of them."""

from types import MappingProxyType
from zoneinfo import ZoneInfo

from armistice.dates import parse_when
from armistice.evidence import Hearing, Voices
from armistice.record.model import Account, Actor, ActorLink, Office, Stance

ZONE = ZoneInfo("Europe/Paris")


def link(actor: str, valid: str = "") -> ActorLink:
    return ActorLink(actor=actor, valid=parse_when(valid) if valid else None)


ACTORS = MappingProxyType(
    {
        actor.id: actor
        for actor in (
            Actor(id="north", kind="state"),
            Actor(id="south", kind="state"),
            Actor(id="east", kind="state"),
            Actor(id="army", kind="force", part_of=(link("north"),)),
            Actor(id="brigade", kind="force", part_of=(link("army", "../2031-03-20"),)),
            Actor(id="ministry", kind="body", part_of=(link("north"),)),
            Actor(id="agency", kind="outlet", speaks_for=(link("north", "2031-03-01/.."),)),
            Actor(id="star", kind="outlet", owner=(link("army"),)),
            Actor(id="leaning", kind="outlet", side=(link("north"),)),
            Actor(id="volunteers", kind="group", associated_with=(link("north"),)),
            Actor(
                id="minister",
                kind="person",
                offices=(
                    Office(office="Minister", of="ministry", valid=parse_when("2031-01/2031-06")),
                ),
            ),
            Actor(id="southern-ministry", kind="body", part_of=(link("south"),)),
            Actor(id="wire", kind="outlet"),
            Actor(id="post", kind="outlet"),
            Actor(id="observers", kind="mission"),
            Actor(id="centre", kind="mission", part_of=(link("north"),)),
        )
    }
)
VOICES = Voices(ACTORS, ZONE)


def hearing(
    bearers: tuple[str, ...] = ("north",), claimants: tuple[str, ...] = ("south",)
) -> Hearing:
    return Hearing(
        voices=VOICES,
        actors=ACTORS,
        sides=("north", "south", "east"),
        monitors=frozenset({"post"}),
        bearers=bearers,
        claimants=claimants,
    )


def says(
    whose: str, date: str = "2031-03-10", *, origin: str = "", denies: bool = False
) -> Account:
    return Account(
        whose=whose,
        origin=origin or whose,
        date=parse_when(date) if date else None,
        stance=Stance.DENIES if denies else Stance.ASSERTS,
    )
