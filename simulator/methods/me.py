"""Bot API, getMe, logOut and close."""

from simulator.arguments import Args
from simulator.records import Json
from simulator.shapes import bot_json
from simulator.world import World


def get_me(world: World, _args: Args) -> Json:
    """Bot API, User: the fields returned only here."""
    return {
        **bot_json(world.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def log_out(_world: World, _args: Args) -> bool:
    """Taken and without effect: there is only one server to be logged in to."""
    return True
