"""The demo's people and their group, with fixed ids so that the bot's settings can name them."""

import msgspec

from simulator.joining import make_group
from simulator.records import FULL_RIGHTS, Person
from simulator.world import World

PARENT = 5_000_000_001
CHILD = 5_000_000_002
COUNSELLOR_1 = 5_000_000_011
COUNSELLOR_2 = 5_000_000_012
STAFF = 5_000_000_021
COUNSELLOR_CHAT = -1_002_000_000_001


class Cast(msgspec.Struct, frozen=True):
    """Who plays. `group` is COUNSELLOR_CHAT_ID; supervisors are ADMIN_IDS; staff are STAFF_IDS."""

    people: tuple[Person, ...]
    group: int
    title: str
    counsellors: tuple[int, ...]
    supervisors: tuple[int, ...]
    staff: tuple[int, ...]

    def install(self, world: World) -> None:
        """Puts people and group into the world; what is there already stays as it is."""
        for person in self.people:
            if person.id not in world.people:
                world.put(person)
            world.private(person.id)
        if self.group not in world.rooms:
            make_group(
                world,
                self.title,
                self.counsellors,
                self.supervisors,
                chat_id=self.group,
                bot_rights=FULL_RIGHTS,
            )


DEMO_CAST = Cast(
    people=(
        Person(PARENT, "Ibu", "orang tua atau siapa pun"),
        Person(CHILD, "Anak", "anak"),
        Person(COUNSELLOR_1, "Konselor 1", "konselor dan supervisor"),
        Person(COUNSELLOR_2, "Konselor 2", "konselor"),
        Person(STAFF, "Petugas", "petugas"),
    ),
    group=COUNSELLOR_CHAT,
    title="Konselor Puspa",
    counsellors=(COUNSELLOR_1, COUNSELLOR_2),
    supervisors=(COUNSELLOR_1,),
    staff=(STAFF,),
)


def install(world: World) -> None:
    """Puts the demo's cast into the world."""
    DEMO_CAST.install(world)
