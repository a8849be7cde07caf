"""Bot API, sendMessage."""

from simulator.arguments import Args
from simulator.records import Json
from simulator.sending import envelope, read_text, sent
from simulator.world import World


def send_message(world: World, args: Args) -> Json:
    text, entities = read_text(args)
    return sent(world, envelope(world, args), text=text, entities=entities)
