"""Messages that nobody wrote: the platform's own notes in a chat."""

from __future__ import annotations

from bot.channels.telegram.envelope import Envelope
from bot.channels.telegram.fields import Json, Odd, number, table
from flows.inputs import Membership, Moved

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "chat_owner_left",
        "chat_owner_changed",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "successful_payment",
        "refunded_payment",
        "users_shared",
        "chat_shared",
        "gift",
        "unique_gift",
        "gift_upgrade_sent",
        "connected_website",
        "write_access_allowed",
        "passport_data",
        "proximity_alert_triggered",
        "boost_added",
        "chat_background_set",
        "checklist_tasks_done",
        "checklist_tasks_added",
        "direct_message_price_changed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "giveaway_created",
        "giveaway_completed",
        "paid_message_price_changed",
        "suggested_post_approved",
        "suggested_post_approval_failed",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "web_app_data",
    }
)
"""Fields that mark one (Bot API, Message)."""


def service(body: Json, where: Envelope) -> tuple[Membership | Moved, ...]:
    """What such a note of a group means to us; mostly nothing."""
    if where.kind != "group":
        return ()
    if "migrate_to_chat_id" in body:
        return (Moved(str(number(body, "migrate_to_chat_id"))),)
    if "new_chat_members" in body:
        return tuple(Membership(who, True) for who in _people(body["new_chat_members"]))
    if "left_chat_member" in body:
        return tuple(Membership(who, False) for who in _people([table(body, "left_chat_member")]))
    return ()


def _people(users: object) -> list[str]:
    if type(users) is not list:
        raise Odd("new_chat_members is no list")
    return [str(number(user, "id")) for user in users if user.get("is_bot") is not True]
