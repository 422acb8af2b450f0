from PySide6.QtCore import QPoint

from liaison_app.ui.pages.organisations.dropping import Dropping


def test_what_rows_are_dropped_on_stands_beside_the_list_and_hides_no_row(window, idle):
    window.show_page("organisations")
    idle()
    page = window._page("organisations")
    page.table.selectRow(0)
    drag = page.findChild(Dropping).drag
    area = drag.show_targets()
    idle()

    assert area.isVisible()
    assert area.geometry().right() < page.table.mapTo(window, QPoint()).x()
    drag.hide_targets()
    assert not area.isVisible()
