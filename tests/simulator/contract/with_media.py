"""What a bot may expect of files, albums and copies."""

import pytest

from simulator.phones.samples import hills_png
from tests.simulator.contract.driver import File, Refusal
from tests.simulator.contract.stage import Stage, Step


async def a_copy_names_nobody(s: Stage) -> None:
    told = await s.parent.photo("Ini rumahku")
    await s.counsellor.start()
    to = s.counsellor.person
    copied = await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=told)
    seen = await s.counsellor.sees_kind("photo")
    assert (seen.id, seen.text, seen.sender.bot) == (copied["message_id"], "Ini rumahku", True)
    await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=told, caption="PANDAN-27")
    await s.counsellor.sees("PANDAN-27")
    with pytest.raises(Refusal, match="message to copy not found"):
        await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=999)


async def an_album_is_copied_as_an_album(s: Stage) -> None:
    first = await s.parent.album(3, "Tiga foto")
    updates = await s.updates()
    parts = [update["message"] for update in updates if "media_group_id" in update.get("message", {})]
    assert [part["message_id"] for part in parts] == [first, first + 1, first + 2]
    assert len({part["media_group_id"] for part in parts}) == 1
    await s.counsellor.start()
    ids = [part["message_id"] for part in parts]
    copied = await s.bot.call(
        "copyMessages", chat_id=s.counsellor.person, from_chat_id=s.chat, message_ids=ids
    )
    await s.counsellor.sees("Tiga foto")
    seen = [each for each in s.counsellor.messages if each.album]
    assert [each.id for each in seen] == [each["message_id"] for each in copied]
    assert len({each.album for each in seen}) == 1
    assert seen[0].album != parts[0]["media_group_id"]


async def a_forward_names_its_author(s: Stage) -> None:
    told = await s.parent.say("Dari saya")
    sent = await s.bot.call("forwardMessage", chat_id=s.chat, from_chat_id=s.chat, message_id=told)
    assert sent["forward_origin"]["sender_user"]["id"] == s.chat


async def a_file_comes_as_it_was_sent(s: Stage) -> None:
    await s.parent.voice(content=b"OggS-bukan-suara")
    voice = (await s.only("message"))["voice"]
    found = await s.bot.call("getFile", file_id=voice["file_id"])
    assert found["file_unique_id"] == voice["file_unique_id"]
    assert await s.bot.download(found["file_path"]) == b"OggS-bukan-suara"


async def every_kind_of_message_is_understood(s: Stage) -> None:
    kinds = ("photo", "voice", "document", "sticker", "location", "contact")
    for kind in kinds:
        await getattr(s.parent, kind)()
        assert kind in await s.only("message")


async def files_can_be_sent_and_sent_again_by_id(s: Stage) -> None:
    picture = File("bukit.png", hills_png(1))
    sent = await s.bot.call("sendPhoto", chat_id=s.chat, photo=picture, caption="Bukit")
    largest = sent["photo"][-1]
    assert (largest["width"], largest["height"]) == (320, 240)
    again = await s.bot.call("sendPhoto", chat_id=s.chat, photo=largest["file_id"])
    assert again["photo"][-1]["file_unique_id"] == largest["file_unique_id"]
    note = await s.bot.call("sendVoice", chat_id=s.chat, voice=File("s.ogg", b"OggS..."), duration=2)
    assert note["voice"]["duration"] == 2
    paper = await s.bot.call("sendDocument", chat_id=s.chat, document=File("surat.txt", b"isi"))
    assert paper["document"]["file_name"] == "surat.txt"
    with pytest.raises(Refusal, match="as voice"):
        await s.bot.call("sendVoice", chat_id=s.chat, voice=largest["file_id"])


async def a_media_group_is_one_album(s: Stage) -> None:
    media = [
        {"type": "photo", "media": File("a.png", hills_png(1)), "caption": "Dua"},
        {"type": "photo", "media": File("b.png", hills_png(2))},
    ]
    sent = await s.bot.call("sendMediaGroup", chat_id=s.chat, media=media)
    assert len({each["media_group_id"] for each in sent}) == 1
    assert (await s.parent.sees("Dua")).album == sent[0]["media_group_id"]


async def a_caption_has_at_most_1024_characters(s: Stage) -> None:
    picture = File("bukit.png", hills_png(1))
    with pytest.raises(Refusal, match="message caption is too long"):
        await s.bot.call("sendPhoto", chat_id=s.chat, photo=picture, caption="a" * 1025)


async def captions_and_media_can_be_edited(s: Stage) -> None:
    sent = await s.bot.call("sendPhoto", chat_id=s.chat, photo=File("a.png", hills_png(1)), caption="Satu")
    where = {"chat_id": s.chat, "message_id": sent["message_id"]}
    await s.bot.call("editMessageCaption", caption="Dua", **where)
    await s.parent.sees("Dua")
    other = {"type": "photo", "media": File("b.png", hills_png(2)), "caption": "Tiga"}
    edited = await s.bot.call("editMessageMedia", media=other, **where)
    assert edited["photo"][-1]["file_id"] != sent["photo"][-1]["file_id"]
    with pytest.raises(Refusal, match="there is no text in the message to edit"):
        await s.bot.call("editMessageText", text="Empat", **where)


async def contacts_and_places_can_be_sent(s: Stage) -> None:
    sent = await s.bot.call("sendContact", chat_id=s.chat, phone_number="112", first_name="Jakarta Siaga")
    assert sent["contact"] == {"phone_number": "112", "first_name": "Jakarta Siaga"}
    sent = await s.bot.call("sendLocation", chat_id=s.chat, latitude=-6.2, longitude=106.8)
    assert sent["location"] == {"latitude": -6.2, "longitude": 106.8}
    await s.bot.call("sendChatAction", chat_id=s.chat, action="typing")


STEPS: tuple[Step, ...] = (
    a_copy_names_nobody,
    an_album_is_copied_as_an_album,
    a_forward_names_its_author,
    a_file_comes_as_it_was_sent,
    every_kind_of_message_is_understood,
    files_can_be_sent_and_sent_again_by_id,
    a_media_group_is_one_album,
    a_caption_has_at_most_1024_characters,
    captions_and_media_can_be_edited,
    contacts_and_places_can_be_sent,
)
