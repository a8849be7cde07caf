"""What a bot says about itself: commands, name, descriptions, menu button (Bot API, setMyCommands)."""

import re
from typing import Any

import msgspec

from simulator.arguments import Args
from simulator.records import Json, Profile
from simulator.refusals import bad_request
from simulator.world import World

_COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
MOST_COMMANDS = 100


def set_my_commands(world: World, args: Args) -> bool:
    commands = args.objects("commands")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.match(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return _set(world, args, "commands", commands)


def get_my_commands(world: World, args: Args) -> Any:
    return _get(world, args, "commands", [])


def delete_my_commands(world: World, args: Args) -> bool:
    return _set(world, args, "commands", [])


def set_my_description(world: World, args: Args) -> bool:
    return _set_text(world, args, "description", 512)


def get_my_description(world: World, args: Args) -> Json:
    return {"description": _get(world, args, "description", "")}


def set_my_short_description(world: World, args: Args) -> bool:
    return _set_text(world, args, "short_description", 120)


def get_my_short_description(world: World, args: Args) -> Json:
    return {"short_description": _get(world, args, "short_description", "")}


def set_my_name(world: World, args: Args) -> bool:
    return _set_text(world, args, "name", 64)


def get_my_name(world: World, args: Args) -> Json:
    return {"name": _get(world, args, "name", "") or world.bot.name}


def set_chat_menu_button(world: World, args: Args) -> bool:
    button = args.obj("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    return _set(world, args, f"menu {args.text('chat_id')}", button)


def get_chat_menu_button(world: World, args: Args) -> Any:
    return _get(world, args, f"menu {args.text('chat_id')}", {"type": "commands"})


def _set_text(world: World, args: Args, name: str, most: int) -> bool:
    text = args.text(name)
    if len(text) > most:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    return _set(world, args, name, text)


def _set(world: World, args: Args, name: str, value: Any) -> bool:
    world.put(Profile(_key(args, name), value))
    return True


def _get(world: World, args: Args, name: str, default: Any) -> Any:
    kept = world.profile.get(_key(args, name))
    return kept.value if kept else default


def _key(args: Args, name: str) -> str:
    """Each scope and language keeps its own (Bot API, BotCommandScope)."""
    scope = args.obj("scope") or {"type": "default"}
    return f"{name} {msgspec.json.encode(scope, order='sorted').decode()} {args.text('language_code')}"
