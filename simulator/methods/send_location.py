"""Bot API, sendLocation."""

from simulator.arguments import Args
from simulator.records import Json
from simulator.refusals import bad_request
from simulator.sending import envelope, sent
from simulator.world import World


def send_location(world: World, args: Args) -> Json:
    latitude, longitude = args.number("latitude"), args.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    return sent(world, envelope(world, args), kind="location", location=place)
