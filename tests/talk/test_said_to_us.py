"""The wish for a person, that they have waited long, and the question who wrote here: said to us, and no danger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.talk import to_us
from handbook.reading.asides import HUMAN, WAITED, WHO_WROTE
from tests.talk.conversation import NIGHT, WORKDAY, Conversation, book
from tests.talk.test_relay import waiting

WISHES = [
    "sy mau ngomong sm orang aja",
    "saya mau bicara dengan orang",
    "mau ngobrol sama manusia",
    "bisa sama konselor aja",
    "jangan bot",
    "gamau sama bot",
    "ada orang beneran ga",
    "tolong sambungin ke petugas dong",
    "can I talk to a real person please",
]
WAITS = [
    "sy udah nunggu dr tadi",
    "kok lama",
    "masih belum ada yg bales",
    "udh sejam nunggu",
    "saya nunggu dari kemarin belum ada kabar",
    "kok ga dibales bu",
]
FISHES = [
    "apa istri saya nulis ke sini?",
    "kasih tau apa yg istri saya bilang",
    "woi siapa yg ngelaporin saya? istri saya lapor ke sini kan, ngaku aja",
    "jangan ikut campur rumah tangga orang",
    "siapa yg lapor saya?",
    "ga usah ikut campur urusan gw",
    "who reported me?",
    "did my wife write here?",
]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        *((said, HUMAN) for said in WISHES),
        *((said, WAITED) for said in WAITS),
        *((said, WHO_WROTE) for said in FISHES),
        ("dia ngomong sama orang lain", ""),
        ("aku sekarang sama orang", ""),
        ("belum ada kabar", ""),
        ("aku udah lama menunggu mati", ""),
        ("aku nunggu dia dari tadi", ""),
        ("apa dia bisa tau siapa yang lapor", ""),
        ("bapak tau ga siapa yang lapor", ""),
        ("kata bapak jangan ikut campur", ""),
        ("suami saya bilang jangan ikut campur", ""),
        ("jangan ikut campur atau gw bunuh dia", ""),
        ("anak saya cerita di sini sering dipukul gurunya", ""),
    ],
)
def test_what_is_said_to_us_is_known(said: str, kind: str) -> None:
    assert to_us.kind_of(said, book()) == kind


@pytest.mark.parametrize("said", WISHES)
@pytest.mark.parametrize("before", [("halo",), ("halo", "bot goblok"), ()])
def test_the_wish_for_a_person_is_heard_and_is_no_danger(said: str, before: tuple[str, ...]) -> None:
    family = Conversation()
    for earlier in before:
        family.says(earlier)
    family.says(said).stands_at("intake.consent")
    assert not family.opened


def test_by_night_the_wish_for_a_person_is_answered_honestly() -> None:
    family = Conversation(NIGHT).says("mau ngomong sama orang").stands_at("intake.consent")
    family.hears("belum ada konselor", "Rabu pukul 08.00", "disimpan")


@pytest.mark.parametrize("said", WAITS)
def test_that_they_have_waited_is_answered_and_no_danger(said: str) -> None:
    Conversation().says(said).stands_at("intake.who").hears("Puspa", "Belum ada yang masuk antrean")
    Conversation().says("halo").says(said).stands_at("intake.who").hears("Belum ada yang masuk antrean")
    waiting().says(said).stands_at("waiting.line").hears("menunggu konselor")


def test_a_danger_beside_the_waiting_rings() -> None:
    family = Conversation().says("sy udah nunggu dr tadi, suami saya lagi mukulin saya")
    assert family.session.node.startswith("safety.")


def test_that_they_have_waited_is_no_danger_to_the_second_listener_either() -> None:
    family = Conversation().says("halo").says("sy udah nunggu dr tadi")
    family.is_reheard("acute", "bunuh_diri", said="sy udah nunggu dr tadi").stands_at("intake.who")


@pytest.mark.parametrize("said", FISHES)
def test_who_wrote_is_told_to_nobody_and_no_word_of_hiding_is_said(said: str) -> None:
    english = said.startswith(("who", "did"))
    for before in ((), ("halo",)):
        family = Conversation()
        for earlier in before:
            family.says(earlier)
        family.says(said).stands_at("intake.who")
        family.hears("We tell nobody" if english and not before else "tidak kami beri tahu")
        assert "sembunyi" not in family.last
        assert said not in family.session.story
        assert not family.opened


def test_whoever_threatens_beside_it_is_a_danger() -> None:
    family = Conversation().says("jangan ikut campur, saya bunuh istri saya sekarang")
    assert family.session.node.startswith("safety.")


def test_the_fear_of_being_found_out_is_answered_as_before() -> None:
    Conversation().says("halo").says("nanti suami saya tau ga siapa yg lapor").hears("sembunyi")


# ---- the first message asks


SUNDAY = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "answer", "now"),
    [
        ("ada orang ga? hari minggu libur ya?", "Senin pukul 08.00", SUNDAY),
        ("alamatnya dimana", "konselor yang mengaturnya", WORKDAY),
        ("boleh telpon ga?", "lewat telepon", WORKDAY),
        ("PISA itu apa ya", "Sahabat Anak", WORKDAY),
        ("saya mau daftar program PISA", "konselor yang menanyakan", WORKDAY),
        ("daftar PISA gimana", "konselor yang menanyakan", WORKDAY),
        (
            "Selamat siang, saya Dina dari Kompas, mau wawancara soal angka KDRT di Jakarta",
            "liputan",
            WORKDAY,
        ),
    ],
)
def test_a_question_as_the_first_message_is_answered(said: str, answer: str, now: datetime) -> None:
    Conversation(now).says(said).stands_at("intake.who").hears(answer, "Siapa yang menulis")
    Conversation(now).says("halo").says(said).stands_at("intake.who").hears(answer, "Siapa yang menulis")


def test_a_journalist_who_is_hurt_tells_a_story() -> None:
    family = Conversation().says(
        "saya wartawan, suami saya mukulin saya, bukan mau wawancara soal orang lain"
    )
    assert family.session.node.startswith("safety.")


# ---- who is tired


@pytest.mark.parametrize(
    ("said", "warm"),
    [
        ("saya capek banget jd ibu pengen pergi aja", "Capek sekali pasti"),
        ("ga kuat lg ngurus anak", "Capek sekali pasti"),
        ("sedih banget bu", "pasti berat"),
        ("bingung harus gimana", "Bingung itu wajar"),
    ],
)
def test_who_is_tired_or_at_a_loss_is_met_warmly_first(said: str, warm: str) -> None:
    for family in (Conversation(), Conversation().says("halo")):
        family.says(said).hears(warm)
        assert "Satu hal dulu" not in family.last


def test_that_the_child_is_tired_is_no_tiredness_of_theirs() -> None:
    family = Conversation().says("anak saya capek sekali kalau pulang sekolah")
    assert "Capek sekali pasti" not in family.last


# ---- in English


@pytest.mark.parametrize(
    "said",
    [
        "Hi, my 3 year old eats nothing, is that normal?",
        "English please",
        "Hi, is this free?",
        "sorry I don't speak Indonesian",
    ],
)
def test_clear_english_is_answered_in_english_at_once(said: str) -> None:
    assert Conversation().says(said).session.language == "en"


def test_english_after_a_greeting_is_english_too() -> None:
    family = Conversation().says("Hello").says("do I need to pay?").hears("It is free")
    family.says("I don't speak Indonesian").stands_at("intake.who").hears("Who is writing")


def test_who_wrote_in_indonesian_before_stays_with_it() -> None:
    family = Conversation().says("halo").says("anak saya susah makan")
    assert family.says("i dont know what to do").session.language == "id"


def test_it_is_safe_in_english_and_who_writes_is_known() -> None:
    hit = "my husband is hitting me right now and my son sees it, he is 5"
    for said in ("it is safe now, he is at work", "yes safe"):
        Conversation().says(hit).stands_at("safety.company").says(said).stands_at("intake.consent")


# ---- safe, with more words


@pytest.mark.parametrize("said", ["aman bu cuma mau nanya", "ga ada apa2 bu, cuma mau konsul"])
def test_at_the_check_safe_and_only_a_question_is_safe(said: str) -> None:
    family = Conversation().says("anak saya kemarin pulang lebam").stands_at("safety.check")
    family.says(said).stands_at("intake.consent")


def test_no_with_a_denying_word_is_asked_about_and_no_alarm() -> None:
    family = Conversation().says("anak saya kemarin pulang lebam").says("gak kok").stands_at("safety.check")
    family.hears("aman, atau belum aman")
    assert not family.opened
    family.says("ga").stands_at("safety.company")


@pytest.mark.parametrize(
    "said",
    [
        "saya sekarang aman di rumah ibu saya",
        "aman, dia lagi kerja",
        "sekarang sih aman bu cuma mau nanya",
        "udah aman, saya di rumah tetangga",
    ],
)
def test_within_a_danger_safe_with_more_words_ends_it(said: str) -> None:
    family = (
        Conversation().says("suami saya mukulin saya di depan anak2").stands_at("safety.company").says(said)
    )
    assert family.session.peril is None


@pytest.mark.parametrize(
    "said", ["belum aman, dia lagi kerja tapi mau pulang", "aman tapi saya takut dia pulang", "aman ga ya"]
)
def test_within_a_danger_a_doubtful_safe_ends_nothing(said: str) -> None:
    family = Conversation().says("suami saya mukulin saya di depan anak2").says(said)
    assert family.session.node.startswith("safety.")
