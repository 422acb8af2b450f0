"""The preview as an officer finds it: the page itself, its text, and what is odd."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from liaison_app.actions.make_export import ExportChosen
from liaison_app.domain.mail_lists import Included, MailListPlan, MailListWanted
from liaison_app.domain.odd_letters import odd_letters
from liaison_app.domain.paper import A4, DL
from liaison_app.files.formats import format_named
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.pages.mail_lists.preview import Preview
from liaison_app.ui.pages.mail_lists.previewed import OnPages, Told
from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.theme import Mode
from tests.files.contract.nasty import plain_row

WHITE = QColor("#ffffff")
DARK = 128
LONG = "«Salutation»,\n\n" + "\n\n".join(
    "Please speak to the officers whom you see. " * 9 for _ in range(12)
)


@pytest.fixture
def previewing(office):
    """Return what opens the preview of a kind of file, of three schools and a letter to them."""
    for name in ("Alder School", "Birch School", "Cedar School"):
        office.school(name)
    office.letter()

    def show(kind):
        page = office.open()
        office.choose(page, kind)
        page._make.go_to(Step.PREVIEW)
        return page

    return show


def test_what_is_printed_is_shown_as_its_page(previewing):
    page = previewing("letters_pdf")
    sheet = page._make.preview._sheet

    assert sheet.isVisible()
    assert sheet.page.paper == A4
    assert "Dear Head Teacher," in sheet.accessibleDescription()


def test_an_envelope_is_shown_as_an_envelope(previewing):
    page = previewing("envelopes")

    assert page._make.preview._sheet.page.paper == DL


def test_a_label_is_marked_on_its_sheet_and_read_alone(previewing, press, said):
    page = previewing("labels")
    page._make.settings._first.setValue(19)
    press(page, "Next")
    sheet = page._make.preview._sheet

    assert "Sheet 1 of 1, with this label marked." in said(page)
    assert "Birch School" in sheet.accessibleDescription()
    assert "Alder School" not in sheet.accessibleDescription()
    assert "Alder School" in sheet.page.text()
    mark = sheet._canvas.box_of(sheet._canvas.mark)
    assert (
        sheet.viewport()
        .rect()
        .contains(sheet._canvas.mapTo(sheet.viewport(), mark.center().toPoint()))
    )


def test_a_sheet_that_was_begun_is_shown_so(previewing, said):
    page = previewing("labels")
    before = page._make.preview._seen.part
    page._make.settings._first.setValue(21)
    shown = page._make.preview._seen.part
    assert (shown.left, shown.top) > (before.left, before.top)
    page._make.preview.go(1)

    assert "Sheet 2 of 2, with this label marked." in said(page)


def test_calls_are_gone_through_in_the_order_of_their_sheet(office, said, press):
    office.school("Alder School", street="9 Sample Street")
    office.school("Birch School", street="1 Sample Street")
    office.letter()
    page = office.open()
    office.choose(page, "visit_sheet")
    page._make.go_to(Step.PREVIEW)
    assert page._make.preview.text.startswith("1\n")
    assert "Birch School" in page._make.preview.text

    press(page, "Next")

    assert "2 of 2" in said(page)
    assert page._make.preview.text.startswith("2\n")
    for place, one in enumerate(page._make.looked_over.plan.included):
        page._make.preview.go(place)
        assert one.row.organisation in page._make.preview.text


def test_the_page_is_white_in_the_dark_as_well(previewing, theme, qapp):
    theme.apply(qapp, Mode.DARK)
    page = previewing("letters_pdf")
    sheet = page._make.preview._sheet
    picture = sheet.viewport().grab().toImage()

    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(QPoint(40, 40) * ratio) == WHITE
    assert picture.pixelColor(QPoint(4, 4) * ratio) != WHITE
    theme.apply(qapp, Mode.LIGHT)


def test_the_text_of_one_is_copied_by_key_and_never_that_of_others(previewing):
    page = previewing("labels")
    sheet = page._make.preview._sheet
    sheet.setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QGuiApplication.clipboard().text()
    assert copied == page._make.preview.text
    assert "Alder School" in copied
    assert "Birch School" not in copied


def test_a_size_can_be_chosen(previewing, press):
    page = previewing("letters_pdf")
    sheet = page._make.preview._sheet
    fitted = sheet.widget().width()
    assert sheet.horizontalScrollBar().maximum() == 0

    press(page, "100 %")
    assert sheet.widget().width() - 40 == pytest.approx(210 / 25.4 * sheet.logicalDpiX(), abs=2)
    press(page, "Whole page")
    assert sheet.verticalScrollBar().maximum() == 0
    press(page, "Fit width")
    assert sheet.widget().width() == fitted


def test_a_list_for_word_shows_its_letter_and_its_row(previewing, press, said):
    page = previewing("mail_list")
    preview = page._make.preview
    assert isinstance(preview._seen, OnPages)
    assert "Ref " not in preview.text, "Word prints none at the foot"

    press(page, "Row")
    assert preview._values.isVisible()
    assert "Organisation" in said(page)
    assert "Alder School" in said(page)
    press(page, "Letter")
    assert preview._sheet.isVisible()


def test_nothing_is_made_before_it_is_seen(office):
    office.school("Alder School")
    page = office.open()
    assert page._make.preview._seen == Told()

    page._make.go_to(Step.PREVIEW)

    assert page._make.preview._seen != Told()


def test_an_address_without_room_is_said_of_the_one_it_is_of(office, said, press):
    office.school("Alder School")
    office.school("Birch School " + "of Extraordinarily Unpronounceable Names " * 7)
    office.letter()
    page = office.open()
    office.choose(page, "labels")
    page._make.go_to(Step.PREVIEW)
    assert not any("There is no room" in one for one in said(page))

    press(page, "Next")

    assert any("There is no room for the whole address of" in one for one in said(page))
    assert not office.database.read(dispatches)


@pytest.fixture
def letters(theme, qtbot):  # noqa: ARG001 - for its colours
    """Return what shows two letters of this text, as this kind of file, to some organisation."""

    def show(kind, organisation="Oak Lane School", **plan):
        preview = Preview()
        qtbot.addWidget(preview)
        made = MailListPlan(
            wanted=MailListWanted(),
            title="Dear friends",
            marking="OFFICIAL",
            included=tuple(
                Included(
                    organisation_id=number,
                    row=plain_row(number)._replace(organisation=organisation),
                )
                for number in (1, 2)
            ),
            left_out=(),
            **plan,
        )
        chosen = ExportChosen(format=format_named(kind))
        preview.show_plan(made, odd_letters(made), chosen=chosen)
        preview.resize(900, 600)
        preview.show()
        return preview

    return show


def test_a_letter_of_two_pages_is_leafed_through(letters, press, said):
    preview = letters("letters_pdf", body=LONG)
    assert "Page 1 of 2" in said(preview)
    first = preview._sheet.accessibleDescription()

    press(preview, "Next page")

    assert "Page 2 of 2" in said(preview)
    assert preview._sheet.accessibleName() == "As it will be: page 2 of 2"
    assert preview._sheet.accessibleDescription() not in first
    assert preview._sheet.accessibleDescription() in preview.text
    press(preview, "Next")
    assert "Page 1 of 2" in said(preview)


def test_the_next_letter_is_seen_where_the_last_one_was_and_another_page_from_its_top(
    letters, press
):
    preview = letters("letters_pdf", body=LONG)
    bar = preview._sheet.verticalScrollBar()
    bar.setValue(300)

    press(preview, "Next")
    assert bar.value() == 300
    press(preview, "Next page")
    assert bar.value() == 0


def test_a_letter_of_one_page_has_nothing_to_leaf_through(letters, said):
    preview = letters("letters_pdf", body="«Salutation»,")

    assert not any(one.startswith("Page ") for one in said(preview))


@pytest.mark.parametrize("kind", ["letters_docx", "mail_list"])
def test_a_template_of_the_teams_own_shows_its_words_and_says_that_word_lays_it_out(
    letters, said, kind
):
    preview = letters(kind, body="«Salutation»,\n\nText.", template=b"PK")

    assert f"{plain_row(1).salutation},\n\nText." in said(preview)
    assert any(one.startswith("Word lays this letter out") for one in said(preview))


def test_a_field_that_stops_a_letter_is_named_and_whose_letter_it_is_shown(letters, said):
    preview = letters("letters_pdf", body="Speak to «Nobody_there».")

    assert any("Nobody_there" in one for one in said(preview))
    assert "Oak Lane School" in preview.text


def test_a_name_read_from_the_right_stands_there_in_a_row(letters, qapp):
    preview = letters("csv_list", organisation="مسجد النور", body="")
    qapp.processEvents()
    view = preview._values
    name = next(value for heading, value in view._values if heading.text() == "Organisation")
    picture = view._card.grab(name.geometry()).toImage()
    inked = [
        across
        for across in range(picture.width())
        if any(picture.pixelColor(across, down).value() < DARK for down in range(picture.height()))
    ]

    assert min(inked) > picture.width() / 2


def test_a_long_name_leaves_its_tools_where_they_are(letters, qapp):
    preview = letters("letters_pdf", organisation="Birch School and " * 20, body="«Salutation»,")
    qapp.processEvents()
    bar = preview._bar

    assert bar.height() < 1.5 * bar._jump.height()
    assert bar._name.text().endswith("…")
