"""A counsellor's private chat: which family a text goes to, the closing dialogue, the working name, other roles."""

from __future__ import annotations

import pytest

from flows.acts import RULES, Act, Role, allowed
from flows.casework.worker.held import CLOSING
from flows.notes import Changed, Closed, Reopen
from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE

OTHER = "MELATI-PERAHU-41"


def with_two() -> tuple[Room, Counsellor, int]:
    """The second case is the current one, and it was said that it is."""
    room = Room()
    other = room.opens(OTHER)
    return room, room.counsellor("Kak Dian").claims().claims(other).presses_token(f"now:{other}"), other


# ---- which family


def test_what_is_written_goes_to_the_current_case_and_a_reply_to_the_case_it_answers() -> None:
    room, dian, other = with_two()
    dian.writes("ini untuk yang kedua").writes("ini untuk yang pertama", about=CASE)
    assert room.said_to(other) == ["ini untuk yang kedua"]
    assert room.said_to(CASE) == ["ini untuk yang pertama"]


def test_a_press_changes_the_current_case() -> None:
    room, dian, _ = with_two()
    dian.commands("kasus").presses(CODE).hears(f"Kasus yang sedang dibuka: {CODE}")
    assert dian.toasts[-1].startswith(f"Kasus yang sedang dibuka: {CODE}")
    dian.writes("halo")
    assert room.said_to(CASE) == ["halo"]


def test_after_the_current_case_the_only_other_one_is_current_and_that_is_said() -> None:
    room, dian, other = with_two()
    dian.commands("lepas").hears(f"{OTHER} kembali ke antrean", f"Kasus yang sedang dibuka: {CODE}")
    dian.writes("halo")
    assert room.said_to(CASE) == ["halo"]
    assert room.said_to(other) == []


def test_among_several_others_none_is_guessed() -> None:
    room, dian, _ = with_two()
    third = room.opens("DELIMA-BANGKU-58")
    dian.claims(third).commands("lepas").hears("DELIMA-BANGKU-58 kembali ke antrean")
    dian.writes("halo").hears("Untuk siapa?")
    assert room.relayed == []
    dian.presses(OTHER)
    assert room.relayed == ["halo"]


def test_what_was_written_before_the_case_was_chosen_is_sent_with_one_press() -> None:
    """With nine cases it is asked often which one: nobody types the same words again."""
    room, dian, other = with_two()
    room.family_says("kak?", CASE)
    dian.writes("baik, saya cek dulu").writes("tunggu ya").hears("Untuk siapa?")
    assert room.relayed == []
    dian.presses_token(f"now:{other}").hears(OTHER, "Belum dikirim:\nbaik, saya cek dulu\ntunggu ya")
    dian.presses(f"{CODE} · menulis terakhir").hears(f"Terkirim untuk {CODE}")
    assert room.said_to(CASE) == ["baik, saya cek dulu", "tunggu ya"]
    assert room.said_to(other) == []
    dian.presses_token(f"send:{CASE}").presses_token(f"now:{other}")
    assert "Belum dikirim" not in dian.heard[-1]
    assert len(room.relayed) == 2


def test_what_waits_for_a_case_is_dropped_by_a_press_and_by_what_is_sent_after_it() -> None:
    room, dian, _ = with_two()
    room.family_says("kak?", CASE)
    dian.writes("satu").presses_token(f"now:{CASE}").presses("Jangan kirim").hears("tidak dikirim")
    assert dian.worker.held == ()
    room.family_says("kak?", 2)
    dian.writes("dua").writes("dua", about=CASE).presses_token(f"now:{CASE}")
    assert "Belum dikirim" not in dian.heard[-1]
    assert room.relayed == ["dua"]
    room.family_says("kak?", 2)
    dian.writes("tiga")
    room.supervisor_releases(CASE)
    room.supervisor_releases(2)
    assert dian.worker.held == ()


def test_a_case_that_is_no_longer_theirs_cannot_be_made_current() -> None:
    _, dian, _ = with_two()
    dian.commands("kasus").commands("lepas").presses(OTHER).hears("Tombol ini tidak berlaku lagi")
    assert dian.worker.current == CASE


def test_losing_another_case_leaves_the_current_one() -> None:
    room, dian, other = with_two()
    room.supervisor_releases(CASE)
    assert dian.worker.current == other
    assert dian.worker.codes == {other: OTHER}


def test_without_a_case_nothing_is_sent_and_that_is_said() -> None:
    room = Room()
    room.counsellor("Kak Dian").writes("halo?").hears("tidak sedang memegang kasus")
    assert room.relayed == []


def test_a_contact_and_a_place_stay_here() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    dian.sends("contact").hears("tidak diteruskan").sends("location").hears("tidak diteruskan")
    dian.sends("photo", "brosur")
    assert room.relayed == ["brosur"]


def test_an_edit_reaches_the_case_it_was_carried_to_and_else_that_is_said() -> None:
    room, dian, other = with_two()
    dian.edits("yang benar begini", about=CASE)
    assert room.said_to(CASE) == ["yang benar begini"]
    assert room.said_to(other) == []
    dian.edits("apa", about=None).hears("tidak dapat diteruskan")


# ---- closing


def test_closing_asks_the_outcome_and_then_a_last_word() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().commands("tutup").hears(f"Menutup {CODE}")
    dian.writes("sampai jumpa").hears("Pilih dulu hasilnya")
    assert room.relayed == []
    dian.presses("Terjawab").hears("Kata penutup").writes("Sampai jumpa, Bu.")
    assert room.family[-1] == Closed(1, "Kak Dian", "Sampai jumpa, Bu.")
    assert room.relayed == []
    assert dian.worker.asking == ""


def test_what_was_chosen_is_named_and_its_buttons_make_way_for_the_last_word() -> None:
    """Reported: after "Terjawab" a stray press on another outcome asked for a last word without saying which holds."""
    dian = Room().counsellor("Kak Dian").claims().commands("tutup")
    dian.presses("Terjawab").hears("hasil: Terjawab")
    asked, then = dian.says_to[-2:]
    assert (asked.slot, asked.anew, then.slot, then.anew) == (CLOSING, True, CLOSING, False)
    dian.presses_token(f"outcome:{CASE}:not_ours").hears("hasil: Di luar layanan")
    assert (dian.worker.asking, dian.worker.outcome) == ("word", "not_ours")


def referring() -> tuple[Room, Counsellor]:
    room = Room()
    return room, room.counsellor("Kak Dian").claims().commands("tutup").presses("Dirujuk").hears("Ke mana?")


def test_to_whom_a_case_is_referred_stands_in_its_outcome_and_reaches_no_family() -> None:
    room, dian = referring()
    dian.writes(" UPT  PPPA ").hears("hasil: Dirujuk ke UPT PPPA", "Kata penutup").writes("Sampai jumpa, Bu.")
    dian.hears("Hasil: Dirujuk ke UPT PPPA")
    assert (room.case.state, room.case.outcome, room.case.referred) == ("closed", "referred", "UPT PPPA")
    assert room.family[-1] == Closed(1, "Kak Dian", "Sampai jumpa, Bu.")
    assert room.relayed == []
    room.tells(Reopen())
    assert room.case.referred == "UPT PPPA"


def test_to_whom_can_be_skipped_and_another_outcome_forgets_it() -> None:
    room, dian = referring()
    dian.presses("Lewati").hears("hasil: Dirujuk. Kata penutup").presses_token(f"outcome:{CASE}:referred")
    dian.writes("rumah sakit").presses_token(f"outcome:{CASE}:answered").presses("Tanpa kata")
    assert (room.case.outcome, room.case.referred) == ("answered", "")


def test_a_grave_case_that_is_referred_is_asked_about_with_whom_it_is_referred_to() -> None:
    room, dian = referring()
    room.tells(Changed(risk="tinggi"))
    dian.writes("polisi").presses("Tanpa kata").hears("Hasil: Dirujuk ke polisi. ", "Tutup juga?")
    dian.presses("Ya, tutup")
    assert room.case.referred == "polisi"


def grave() -> tuple[Room, Counsellor]:
    """Somebody closes a case of high risk, with a last word."""
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.tells(Changed(risk="tinggi"))
    return room, dian.commands("tutup").presses("Terjawab").writes("Sampai jumpa, Bu.")


def test_a_case_of_high_risk_is_closed_after_a_second_yes_only() -> None:
    room, dian = grave()
    dian.hears("Hasil: Terjawab", f"{CODE} berisiko tinggi", "Tutup juga?")
    assert room.case.state == "claimed"
    assert room.heard(Closed) == []
    dian.presses("Ya, tutup")
    assert room.heard(Closed) == [Closed(1, "Kak Dian", "Sampai jumpa, Bu.")]


def test_not_yet_leaves_a_case_of_high_risk_open() -> None:
    room, dian = grave()
    dian.writes("sebentar").hears("Jawab dulu", "tidak diteruskan").presses("Belum").hears("tetap terbuka")
    assert (room.case.state, dian.worker.asking, dian.worker.word) == ("claimed", "", "")
    assert room.relayed == []
    dian.presses_token("sure:1").hears("tidak berlaku lagi")
    assert room.case.state == "claimed"
    dian.writes("halo, Bu")
    assert room.relayed == ["halo, Bu"]


def test_a_case_taken_meanwhile_is_not_closed_by_the_second_yes() -> None:
    room, dian = grave()
    room.supervisor_releases(CASE)
    dian.presses_token("sure:1")
    assert room.case.state == "waiting"


def test_a_case_of_lower_risk_is_closed_at_once() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims().commands("tutup").presses("Terjawab").presses("Tanpa kata")
    assert room.case.state == "closed"


def test_a_reply_to_another_case_is_no_last_word() -> None:
    room, dian, other = with_two()
    dian.presses("Tutup").writes("sebentar ya", about=CASE).presses("Terjawab").writes("ya", about=CASE)
    assert room.said_to(CASE) == ["sebentar ya", "ya"]
    assert room.cases[other].state == "claimed"
    dian.writes("Sampai jumpa")
    assert room.cases[other].state == "closed"


def test_closing_can_be_called_off() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().presses("Tutup").presses("Terjawab").commands("batal")
    dian.hears("dibatalkan").writes("masih di sini").presses("Tanpa kata").hears("tidak berlaku lagi")
    assert room.relayed == ["masih di sini"]
    assert room.case.state == "claimed"


def test_a_case_taken_away_while_it_is_being_closed_ends_that_dialogue() -> None:
    room, dian, _ = with_two()
    dian.presses("Tutup").presses("Terjawab")
    room.supervisor_releases(2)
    dian.writes("halo")
    assert room.said_to(CASE) == ["halo"]
    assert room.heard(Closed) == []


def test_a_new_case_while_another_is_being_closed_is_not_closed_by_the_next_word() -> None:
    room = Room()
    other = room.opens(OTHER)
    dian = room.counsellor("Kak Dian").claims().presses("Tutup").presses("Terjawab").claims(other)
    dian.writes("halo")
    assert (room.relayed, room.heard(Closed)) == ([], [])
    dian.presses(OTHER)
    assert room.said_to(other) == ["halo"]
    assert room.heard(Closed) == []


def test_an_outcome_pressed_for_a_case_that_is_not_being_closed_is_stale() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().presses_token(f"outcome:{CASE}:answered")
    dian.hears("tidak berlaku lagi").presses_token(f"noword:{CASE}").hears("tidak berlaku lagi")
    assert room.case.state == "claimed"


def test_nobody_closes_what_they_do_not_hold() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims()
    room.counsellor("Kak Bumi").presses_token(f"close:{CASE}").hears("tidak sedang memegang kasus")
    room.counsellor("Kak Cakra").commands("tutup").hears("tidak sedang memegang kasus")
    assert room.case.state == "claimed"


@pytest.mark.parametrize(
    "token", ["", "x", "now:", "now:99", "close:abc", "outcome:1", "noword:1", "claim:1"]
)
def test_every_old_or_strange_button_is_answered(token: str) -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").presses_token(token)
    assert dian.fresh
    assert room.case.state == "waiting"


# ---- who they are


def test_a_counsellor_chooses_a_working_name_first() -> None:
    dian = Room().counsellor("").commands("start").hears("Nama panggilan apa")
    for wrong in ("K", "Dian 0812", "x" * 31, "@dian", "..."):
        dian.writes(wrong).hears("hanya huruf")
    dian.writes("  Kak   Dian ").hears("Keluarga akan melihat: Kak Dian,")
    assert dian.worker.name == "Kak Dian"
    dian.commands("start").hears("/kasus")


def test_the_name_can_be_changed_and_is_never_sent_to_a_family() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().commands("nama").writes("Kak Bumi")
    assert (dian.worker.name, room.relayed) == ("Kak Bumi", [])


def test_an_unknown_command_shows_what_there_is() -> None:
    Room().counsellor("Kak Dian").commands("apa").hears("/kasus", "/lepas", "/tutup", "/nama", "/batal")


def test_staff_and_supervisors_write_to_no_family() -> None:
    room = Room()
    staff = room.counsellor("", frozenset({Role.STAFF})).commands("start").hears("PISA")
    staff.writes("halo").hears("engumuman").commands("kasus").hears("wewenang")
    boss = room.counsellor("", frozenset({Role.SUPERVISOR})).commands("start").hears("penyelia")
    boss.writes("halo", about=CASE).hears("penyelia")
    boss.presses_token(f"release:{CASE}").hears("wewenang")
    assert room.relayed == []


DANGER = "anak tetangga saya dipukuli, tolong"


@pytest.mark.parametrize("role", [Role.STAFF, Role.SUPERVISOR, Role.COUNSELLOR])
def test_danger_in_a_chat_that_is_no_familys_is_met_with_numbers_and_what_became_of_it(role: Role) -> None:
    """Reported: "Pesan ini tidak disimpan; menu pengumuman menyusul." """
    room = Room()
    person = room.counsellor("Kak Dian", frozenset({role})).writes(DANGER)
    person.hears("tidak disimpan dan tidak sampai ke konselor", "112", "Belum ada yang diberi tahu")
    person.sends("photo", DANGER).hears("112")
    person.edits(DANGER, None).hears("112")
    assert (room.rung, room.relayed) == ([], [])
    assert person.worker == room.counsellor("Kak Dian").worker, "nothing of it is kept"
    assert len(person.writes("halo").fresh) == 1
    assert "112" not in person.heard[-1]


def test_a_danger_is_no_name() -> None:
    dian = Room().counsellor("").commands("start").writes("tolong dia bawa pisau").hears("112")
    assert (dian.worker.asking, dian.worker.name) == ("name", "")


def test_what_a_counsellor_writes_to_a_family_of_danger_reaches_it() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims().writes(DANGER)
    assert room.relayed == [DANGER]


def test_an_act_without_a_rule_fails_and_nobody_gains_one_by_being_forgotten() -> None:
    assert set(RULES) == set(Act)
    for act in Act:
        assert not allowed(act, frozenset())
        assert not allowed(act, frozenset({Role.FAMILY}))


def test_only_counsellors_claim_and_only_supervisors_release_for_others() -> None:
    assert [role for role in Role if allowed(Act.CLAIM, frozenset({role}))] == [Role.COUNSELLOR]
    assert [role for role in Role if allowed(Act.RELEASE_ANY, frozenset({role}))] == [Role.SUPERVISOR]


# ---- never to the wrong family


def test_where_another_family_wrote_last_nothing_is_sent_before_it_is_certain_to_whom() -> None:
    room, dian, other = with_two()
    room.family_says("kak, bagaimana?", CASE)
    dian.writes("coba sedikit-sedikit, Bu")
    assert any("Untuk siapa?" in said for said in dian.heard)
    assert room.relayed == []
    dian.presses(CODE)
    assert room.said_to(CASE) == ["coba sedikit-sedikit, Bu"]
    assert room.said_to(other) == []


def test_after_a_reply_what_follows_goes_to_the_same_family() -> None:
    room, dian, other = with_two()
    room.family_says("kak, bagaimana?", CASE)
    dian.writes("coba sedikit-sedikit, Bu", about=CASE).writes("sama-sama, Bu")
    assert room.said_to(CASE) == ["coba sedikit-sedikit, Bu", "sama-sama, Bu"]
    assert room.said_to(other) == []
