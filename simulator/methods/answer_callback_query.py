"""Bot API, answerCallbackQuery."""

import msgspec

from simulator.arguments import Args
from simulator.refusals import bad_request
from simulator.world import World

TEXT_LIMIT = 200
# How long a phone shows the progress bar on the pressed button. The Bot API says only that a late answer
# is refused; fifteen seconds is the strict end of what is reported.
LIFE = 15.0


def answer_callback_query(world: World, args: Args) -> bool:
    query = world.queries.get(args.text("callback_query_id"))
    text = args.text("text")
    if len(text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if query is None or query.answered or world.now() - query.pressed > LIFE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    url = args.text("url")
    if url and not url.startswith((f"https://t.me/{world.bot.username}", f"t.me/{world.bot.username}")):
        raise bad_request("URL_INVALID")
    world.put(msgspec.structs.replace(query, answered=True))
    alert = args.flag("show_alert")
    world.feed.tell(
        "toast", chat=query.chat, person=query.person, text=text, alert=alert, url=url or None, query=query.id
    )
    return True
