"""The grey lines in a chat that nobody wrote, in the words of the page's language."""

from simulator.records import Json


def service_line(who: str, service: Json) -> str:
    joined = service.get("new_chat_members")
    if joined:
        names = ", ".join(user["first_name"] for user in joined)
        return f"{names} bergabung" if names == who else f"{who} menambahkan {names}"
    left = service.get("left_chat_member")
    if left:
        name = left["first_name"]
        return f"{name} keluar dari grup" if name == who else f"{who} mengeluarkan {name}"
    topic = service.get("forum_topic_created") or service.get("forum_topic_edited")
    if topic:
        verb = "membuat topik" if "forum_topic_created" in service else "mengganti nama topik menjadi"
        return f"{who} {verb} “{topic.get('name', '')}”"
    for field, words in _LINES.items():
        if field in service:
            return f"{who} {words}"
    return who


_LINES = {
    "pinned_message": "menyematkan pesan",
    "group_chat_created": "membuat grup",
    "supergroup_chat_created": "membuat grup",
    "migrate_to_chat_id": "mengubah grup ini menjadi supergrup",
    "migrate_from_chat_id": "mengubah grup menjadi supergrup ini",
    "forum_topic_closed": "menutup topik",
    "forum_topic_reopened": "membuka kembali topik",
}
