"""Bot API, sendContact."""

from simulator.arguments import Args
from simulator.records import Json
from simulator.refusals import bad_request
from simulator.sending import envelope, sent
from simulator.world import World


def send_contact(world: World, args: Args) -> Json:
    number, first_name = args.text("phone_number"), args.text("first_name")
    if not number:
        raise bad_request("phone number is empty")
    if not first_name:
        raise bad_request("first name is empty")
    contact: Json = {"phone_number": number, "first_name": first_name}
    if args.text("last_name"):
        contact["last_name"] = args.text("last_name")
    return sent(world, envelope(world, args), kind="contact", contact=contact)
