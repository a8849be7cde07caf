"""Who cannot begin, who says how they feel, who wants it kept secret: met warmly, and never as a slip."""

from __future__ import annotations

import pytest

from flows.talk import gently
from flows.talk.aside import asks_secrecy, kind_of
from tests.talk.conversation import NIGHT, Conversation, book
from tests.talk.test_intake import asked_to_consent, telling
from tests.talk.test_relay import talking, waiting

HALTING = [
    "hmm kak",
    "hmmm",
    "anu",
    "...",
    "aku bingung mulainya",
    "gimana ya",
    "gmn ya kak",
    "ga tau mulai dari mana",
    "gatau mulai dari mana kak",
    "bingung mau mulai dari mana",
    "susah ceritanya",
    "ga berani cerita",
    "belum siap kak",
    "i dont know where to start",
]
SHY = ["malu", "takut", "takut kak", "aku takut ketahuan", "mau cerita tapi takut", "pengen cerita tp malu"]
FEELING = ["sakit kak", "capek kak", "aku sedih", "aku nangis", "sedih banget", "pengen nangis", "😭", "😢😢"]
WISH = ["mau cerita kak", "boleh curhat ga", "aku mau nanya", "bisa konsultasi?"]
LIGHT = ["wkwk", "wkwkwkwk", "haha", "hehehe", "tes", "tes tes", "😂😂", "👍"]
STORY = [
    "aku takut sama bapak",
    "takut pulang",
    "anak saya sakit panas tiga hari",
    "sedih karena dipukul mama",
    "bingung anak saya ga mau makan",
    "mau cerita soal temen sekelas aku",
    "ga bisa tidur",
    "tes masuk sekolah anak saya gagal",
    "di rumah",
    "12",
    "ibu sakit",
]
PLACES = ("intake.who", "intake.danger", "intake.consent")


def at(place: str) -> Conversation:
    family = Conversation().says("halo")
    if place != "intake.who":
        family.presses("Saya anak")
    if place == "intake.consent":
        family.presses("Tidak")
    return family.stands_at(place)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        *((said, gently.HALTING) for said in HALTING),
        *((said, gently.SHY) for said in SHY),
        *((said, gently.FEELING) for said in FEELING),
        *((said, gently.WISH) for said in WISH),
        *((said, gently.LIGHT) for said in LIGHT),
        *((said, "") for said in STORY),
    ],
)
def test_small_words_are_known_and_a_story_is_none(said: str, kind: str) -> None:
    assert gently.kind_of(said, "intake.who", Conversation().moment) == kind


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", [*HALTING, *SHY, *FEELING, *WISH, *LIGHT, "kak", "p"])
def test_in_every_early_place_they_count_as_no_slip(said: str, place: str) -> None:
    family = at(place)
    buttons, question = family.labels, family.session.node
    family.says(said)
    if family.session.node.startswith("safety.") or family.session.node != question:
        return  # a danger rings first, and what is an answer ("gatau") is one
    assert family.session.misses == 0
    assert family.labels == buttons
    assert "belum paham" not in family.last
    assert "catat" not in family.last
    assert len(family.fresh) == 1


@pytest.mark.parametrize("said", ["hmm kak", "aku bingung mulainya", "takut"])
def test_ten_times_is_still_no_slip(said: str) -> None:
    child = at("intake.consent")
    for _ in range(10):
        child.says(said).stands_at("intake.consent")
    assert child.session.misses == 0
    assert len(set(child.heard[-3:])) == 3


def test_as_the_first_word_it_is_welcomed() -> None:
    Conversation().says("hmm kak").hears("ini Puspa", "buru-buru", "Siapa yang menulis")
    Conversation().says("kak").hears("ini Puspa", "Siapa yang menulis")
    Conversation().says("😭").hears("ini Puspa", "Siapa yang menulis")
    Conversation().says("rahasia ya kak").hears("ini Puspa", "hanya petugas Puspa", "Siapa yang menulis")
    child = Conversation().commands("start").says("kak")
    assert "ini Puspa" not in child.last
    assert child.kept == []


def test_a_burst_of_small_words_gets_one_answer_and_a_story_in_it_is_noted() -> None:
    child = at("intake.consent")
    before = len(child.heard)
    child.says("hmm", "gimana ya", "bingung")
    assert len(child.heard) == before + 1
    child.says("takut", "temen sekelas ngumpetin tasku tiap hari").hears("Boleh jawab ini dulu")


def test_a_check_answers_the_burst_that_made_it() -> None:
    child = at("intake.consent")
    before = len(child.heard)
    child.says("takut", "bapak sering marah marah di rumah").stands_at("safety.check")
    assert len(child.heard) == before + 1
    assert child.session.misses == 0


def test_in_the_story_they_are_encouraged_once_and_kept() -> None:
    child = telling("Saya anak").says("hmm kak").hears("Satu kata dulu juga boleh")
    child.says("gimana ya").says("malu").stands_at("intake.story")
    assert not any("Satu kata dulu" in said for said in child.heard[-2:])
    assert child.kept == ["hmm kak", "gimana ya", "malu"]
    child.says("aku sedih")
    assert any(word in child.last for word in ("berat", "tidak gampang", "Wajar"))


def test_small_words_before_the_story_do_not_stand_for_it() -> None:
    child = at("intake.consent")
    child.says("aku bingung kak mulainya dari mana").says("gimana ya ceritanya").says("hmm")
    child.presses("Ya, boleh").stands_at("intake.story").hears("Boleh ceritakan")


@pytest.mark.parametrize("said", FEELING)
def test_how_somebody_feels_is_heard_in_the_middle_of_the_questions(said: str) -> None:
    child = telling("Saya anak").says("temen temen suka ngumpetin tasku tiap hari").presses("Sudah")
    child.presses("Hal lain").says(said)
    if child.session.node.startswith("safety."):
        return
    if child.session.node == "intake.city":
        assert child.session.misses == 0
        assert "belum paham" not in child.last


def test_in_the_queue_a_feeling_is_answered_and_passed_on() -> None:
    family = waiting()
    family.says("aku sedih")
    assert family.kept[-1] == "aku sedih"
    assert any(word in family.last for word in ("berat", "tidak mudah", "Wajar"))


def test_danger_goes_before_every_small_word() -> None:
    Conversation().says("hmm").says("tolong").stands_at("safety.company")
    at("intake.consent").says("takut kak aku mau bunuh diri").stands_at("safety.company")


JOKES = [
    "knp ikan ga sekolah? krn udah pinter wkwk",
    "kak tau ga bedanya kucing sama kamu hahaha",
    "ikan kok di sekolah 😂",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", JOKES)
def test_a_joke_that_tests_us_is_no_slip_and_no_form(said: str, place: str) -> None:
    """Reported by a girl of twelve: her joke was answered with "Boleh jawab ini dulu?"."""
    child = at(place).says(said).stands_at(place)
    assert any(warm in child.last for warm in ("di sini", "Pelan-pelan saja"))
    assert "jawab ini dulu" not in child.last
    assert "belum paham" not in child.last
    assert child.kept == [said]
    assert child.session.misses == 0


def test_a_laugh_beside_what_hurts_is_a_story() -> None:
    child = at("intake.consent").says("aku dibully temen tiap hari di sekolah wkwk")
    child.hears("akasih sudah cerita")


def test_to_somebody_who_only_hesitates_nothing_sounds_like_a_form() -> None:
    child = at("intake.who")
    for _ in range(3):
        child.says("hmm kak").hears("Siapa yang menulis?")
        assert "Pilih" not in child.last
        assert "tombol" not in child.last


# ---- the wish that nobody else is told

SECRECY = [
    "jgn bilang siapa2",
    "jangan bilang siapa siapa ya kak",
    "jangan kasih tau ibu",
    "jgn ksh tau mama ya",
    "rahasia ya kak",
    "tolong rahasiain ya",
    "janji jangan bilang ortu",
    "aku takut dimarahin jangan bilang ibu ya",
    "kak jangan sampe bapak tau",
    "aman ga chat disini?",
    "cerita di sini aman ga",
    "please keep it secret",
]


@pytest.mark.parametrize("said", SECRECY)
def test_the_wish_is_known(said: str) -> None:
    assert asks_secrecy(said, book())


@pytest.mark.parametrize(
    "said",
    [
        "om bilang jangan bilang siapa siapa",
        "dia ngancem katanya jangan kasih tau ibu",
        "kata om rahasia ya",
        "aku disuruh jangan cerita ke siapa siapa",
        "rahasia",
        "jangan",
        "sekarang aman kok",
        "anak saya susah makan",
    ],
)
def test_what_somebody_else_demanded_is_their_story(said: str) -> None:
    assert not asks_secrecy(said, book())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", SECRECY)
def test_it_is_answered_honestly_and_the_question_stands(said: str, place: str) -> None:
    child = at(place)
    buttons = child.labels
    child.says(said)
    if child.session.locale == "en":  # before anything was answered, English is answered in English
        assert (said, place) == ("please keep it secret", "intake.who")
        child.hears("Only Puspa staff", "cannot promise", "in danger")
    else:
        child.hears("hanya petugas Puspa", "tidak bisa", "bahaya")
    assert child.session.node in (place, "safety.check")
    if child.session.node == place:
        assert child.labels == buttons
    assert child.session.misses == 0


def test_it_is_answered_in_the_story_in_the_queue_and_in_danger_and_kept() -> None:
    child = telling("Saya anak").says("jangan bilang mama ya kak").stands_at("intake.story")
    child.hears("Aku tidak mengabari siapa pun di rumah", "tekan Sudah")
    assert child.kept == ["jangan bilang mama ya kak"]
    family = waiting().says("jangan kasih tau suami saya ya").hears("hanya petugas Puspa")
    assert family.kept[-1] == "jangan kasih tau suami saya ya"
    danger = Conversation().says("tolong").stands_at("safety.company").says("jangan bilang ibu ya kak")
    danger.stands_at("safety.company").hears("hanya petugas Puspa", "112")
    assert danger.kept[-1] == "jangan bilang ibu ya kak"
    assert talking().says("jangan bilang suami saya ya").fresh == []  # the counsellor reads it


def test_who_says_who_they_are_beside_it_is_not_asked_again() -> None:
    child = Conversation().says("halo").says("aku kelas 5 umur 11, jangan bilang ibu ya")
    child.stands_at("intake.danger").hears("hanya petugas Puspa", "bahaya")
    assert child.session.answers["intake.who"] == "child"
    neighbour = Conversation().says("saya guru SD, rahasia ya").stands_at("intake.danger")
    neighbour.hears("ini Puspa", "hanya petugas Puspa")


def test_where_it_rings_the_check_it_is_answered_first() -> None:
    child = telling("Saya anak").says("aku mau cerita tapi jangan bilang mama ya").stands_at("safety.check")
    child.hears("hanya petugas Puspa", "Apa kamu aman sekarang?")
    child.says("jangan bilang mama ya").hears("hanya petugas Puspa", "aman").stands_at("safety.check")
    assert child.last.count("112") == 1


@pytest.mark.parametrize("place", PLACES)
def test_asked_a_second_time_one_line_answers_it(place: str) -> None:
    """Reported by a girl of twelve: six sentences, again and again, just when she tests whether she can trust."""
    child = at(place).says("jgn bilang siapa2 ya kak")
    long = child.last
    child.says("beneran jangan bilang siapa2 ya").hears("hanya petugas Puspa")
    assert len(child.last) < len(long)
    assert "bahaya" not in child.last.partition("\n\n")[0]


def test_the_fear_of_being_found_out_does_not_stand_for_it() -> None:
    child = at("intake.consent").says("takut ketahuan").says("jgn bilang siapa2 ya kak")
    child.hears("tidak bisa janji")


def test_who_wished_it_hears_why_somebody_is_told_all_the_same_and_who() -> None:
    """Reported by a girl of twelve: "sebisa mungkin kami bilang dulu", and a minute later "petugas jaga sudah diberi
    tahu"."""
    why = "bukan ke orang rumahmu"
    child = at("intake.danger").says("jgn bilang siapa2").says("om masuk kamar aku klo malem")
    child.stands_at("safety.company").hears(why, "112")
    assert len(child.last) <= 600
    child.says("tolong kak").passes(minutes=4)
    assert sum(why in words for words in child.heard) == 1
    first = Conversation(oncall=True).says("rahasia ya kak").says("suami saya pukul saya sekarang")
    first.hears("bukan ke orang rumah", "Karena mungkin ada bahaya")


def test_so_does_who_was_just_asked_whether_it_may_be_kept() -> None:
    at("intake.consent").says("om masuk kamar aku klo malem").hears("bukan ke orang rumahmu")
    agreed = telling("Saya anak").says("om masuk kamar aku klo malem").stands_at("safety.company")
    assert "orang rumahmu" not in agreed.last
    assert "orang rumah" not in Conversation().says("tolong").last


def test_after_a_refusal_it_is_answered_and_not_kept() -> None:
    child = at("intake.consent").presses("Tidak, jangan").says("jangan bilang mama ya kak")
    child.hears("hanya petugas Puspa").stands_at("door.refused")
    assert child.kept == []


# ---- who answers here


@pytest.mark.parametrize(
    "said", ["bot ya?", "kamu robot?", "ini bot apa orang", "ini orang beneran?", "are you a bot"]
)
def test_a_bot_says_that_it_is_one(said: str) -> None:
    assert kind_of(said, book()) == "bot"
    for place in PLACES:
        child = at(place).says(said).stands_at(place)
        child.hears("bot" if child.session.language == "en" else "orang, konselor Puspa")
        assert child.session.misses == 0


def test_a_robot_in_a_story_is_no_question_to_us() -> None:
    assert (
        kind_of("anak saya minta mainan robot terus nangis kalau tidak dibelikan ini robot mahal", book())
        == ""
    )


@pytest.mark.parametrize("said", ["ini siapa", "kamu siapa", "siapa kamu", "dengan siapa ini"])
def test_who_is_there_is_answered_before_anybody_confirmed_it(said: str) -> None:
    for demo in (True, False):
        Conversation(NIGHT, demo=demo).says("halo").says(said).hears("Puspa", "bot")


def test_an_adult_is_met_so_too() -> None:
    asked_to_consent().says("bingung bu").hears("simpan").stands_at("intake.consent")


@pytest.mark.parametrize("said", ["hehe becanda kak", "becanda kok", "aku bingung mau mulai drmn"])
def test_a_joke_taken_back_and_a_beginning_that_fails_are_met_warmly(said: str) -> None:
    """A child met "saya belum paham" after a joke, and "sudah masuk. Supaya bisa lanjut" when they did not know how."""
    child = at("intake.danger").says(said).stands_at("intake.danger")
    assert any(warm in child.last for warm in ("elan-pelan", "Tidak apa-apa", "Tidak usah buru-buru"))
    assert child.session.misses == 0
    assert "belum paham" not in child.last


@pytest.mark.parametrize("place", PLACES)
def test_no_answer_says_that_something_is_in_or_written_down(place: str) -> None:
    """ "Sudah masuk" reads as "he is in already" to a child who fears a door; "dicatat" as what a policeman does."""
    family = at(place)
    for _ in range(4):
        family.says("kemarin kami pergi ke rumah nenek naik angkot")
        assert "masuk" not in family.last
        assert "catat" not in family.last
        assert family.last.count("lanjut") <= 1
