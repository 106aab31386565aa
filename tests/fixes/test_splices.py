from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanlint.finding import Edit, Location
from scanlint.fixes.splices import Moves, Splice, applied, splices, touching
from scanlint.source.text import LINE_END

#: Texts of every kind of line end, with what other tools take for one: form feed, vertical tab, line separator, next line.
TEXTS = st.text(st.sampled_from("ab #[]\r\n\t\f\v\u2028\x85é😀"), max_size=40)


def _edit(line: int, column: int, end_line: int, end_column: int, text: str = "") -> Edit:
    return Edit(Location("m.py", line, column, end_line, end_column), text)


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    """A text and splices of it, in order and apart."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Splice(start, end, draw(TEXTS)) for start, end in pairs]


def _location(text: str, start: int, end: int) -> Location:
    """The location of two offsets, found by splitting anew; the offsets must not lie inside a line end of two characters."""
    before, upto = LINE_END.split(text[:start]), LINE_END.split(text[:end])
    return Location("m.py", len(before), len(before[-1]) + 1, len(upto), len(upto[-1]) + 1)


def test_false_alarm_no_edits_change_nothing() -> None:
    assert splices("a\n", ()) == ()
    assert applied("a\n", ()) == "a\n"


def test_places_that_the_text_lacks_make_no_splice() -> None:
    text = "ab\r\nc"
    assert splices(text, [_edit(1, 3, 1, 3)]) == (Splice(2, 2, ""),)
    assert splices(text, [_edit(1, 3, 2, 1)]) == (Splice(2, 4, ""),)
    for edit in (_edit(1, 4, 1, 4), _edit(3, 1, 3, 1), _edit(0, 1, 1, 1), _edit(1, 0, 1, 1), _edit(1, 2, 1, 1), _edit(2, 1, 1, 1)):
        assert splices(text, [edit]) is None


def test_edits_of_one_fix_may_meet_but_not_overlap() -> None:
    assert splices("abc", [_edit(1, 2, 1, 3), _edit(1, 1, 1, 2)]) == (Splice(0, 1, ""), Splice(1, 2, ""))
    assert splices("abc", [_edit(1, 1, 1, 3), _edit(1, 2, 1, 3)]) is None


def test_edits_at_one_place_stay_in_their_order() -> None:
    found = splices("a", [_edit(1, 1, 1, 1, "1"), _edit(1, 1, 1, 1, "2")])
    assert found is not None
    assert applied("a", found) == "12a"


def test_new_lines_end_as_the_others_do() -> None:
    for ending in ("\n", "\r\n", "\r"):
        assert splices(f"a{ending}b", [_edit(1, 1, 1, 1, "x\n")]) == (Splice(0, 0, f"x{ending}"),)


def test_touching() -> None:
    one = [Splice(2, 4, "")]
    assert touching(one, [Splice(4, 4, "")])
    assert touching(one, [Splice(0, 2, "a")])
    assert touching(one, [Splice(3, 3, "")])
    assert touching(one, [Splice(0, 1, ""), Splice(3, 5, ""), Splice(7, 8, "")])
    assert touching(one, [Splice(1, 5, "")])
    assert touching(one, [Splice(2, 4, "")])
    assert not touching(one, [Splice(0, 1, ""), Splice(5, 5, "")])
    assert not touching(one, [])


def test_what_is_deleted_may_lie_beside_what_is_deleted() -> None:
    one = [Splice(2, 4, "")]
    assert not touching(one, [Splice(0, 2, ""), Splice(4, 5, "")])
    assert touching(one, [Splice(0, 2, ""), Splice(4, 5, "x")])
    assert touching([Splice(2, 4, "x")], [Splice(0, 2, "")])
    assert touching([Splice(2, 2, "")], [Splice(0, 2, "")])


@given(changed())
def test_every_character_outside_the_edits_stays(given_: tuple[str, list[Splice]]) -> None:
    text, changes = given_
    expected = text
    # From the end backwards, so that offsets stay true.
    for change in reversed(changes):
        expected = expected[: change.start] + change.text + expected[change.end :]
    assert applied(text, changes) == expected


@given(changed())
def test_a_character_that_stays_is_found_where_it_moved(given_: tuple[str, list[Splice]]) -> None:
    text, changes = given_
    result = applied(text, changes)
    for offset, character in enumerate(text):
        if not any(change.start <= offset < change.end for change in changes):
            assert character in [result[place] for place in Moves(changes).of(offset) if place < len(result)]
        if not any(change.start <= offset <= change.end for change in changes):
            assert len(Moves(changes).of(offset)) == 1


@given(changed())
def test_locations_and_offsets_agree(given_: tuple[str, list[Splice]]) -> None:
    text, changes = given_
    inside = {match.start() + 1 for match in LINE_END.finditer(text) if match.end() - match.start() == 2}
    sound = [change for change in changes if not {change.start, change.end} & inside and "\n" not in change.text]
    edits = [Edit(_location(text, change.start, change.end), change.text) for change in sound]
    assert splices(text, edits) == tuple(sound)
