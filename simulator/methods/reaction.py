"""Bot API, setMessageReaction."""

import msgspec

from simulator.access import find_message, open_chat
from simulator.arguments import Args
from simulator.refusals import bad_request
from simulator.world import World

# Bot API, ReactionTypeEmoji: the emoji that may be used.
_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 "
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 "
    "🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
ALLOWED = frozenset(_EMOJI.split())


def set_message_reaction(world: World, args: Args) -> bool:
    room = open_chat(world, args.text("chat_id"), "edit")
    message = find_message(room, args.integer("message_id"), "message to react")
    wanted = args.objects("reaction")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(wanted[0].get("emoji", "")).removesuffix("\ufe0f") if wanted else ""
    if wanted and (wanted[0].get("type") != "emoji" or emoji not in ALLOWED):
        raise bad_request("REACTION_INVALID")
    others = {who: given for who, given in message.reactions.items() if who != str(world.bot.id)}
    reactions = {**others, str(world.bot.id): emoji} if emoji else others
    changed = msgspec.structs.replace(message, reactions=reactions)
    world.put(changed)
    world.feed.message("edited", changed)
    return True
