"""The settings: the team and all that is its own, backups, the look, and this workspace."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from liaison_app.ui.desk import Desk
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import ICON_PIXELS, icon
from liaison_app.ui.page import Page
from liaison_app.ui.pages.settings.appearance_section import AppearanceSection
from liaison_app.ui.pages.settings.backups_section import BackupsSection
from liaison_app.ui.pages.settings.officers_section import OfficersSection
from liaison_app.ui.pages.settings.routes_section import RoutesSection
from liaison_app.ui.pages.settings.section import Section
from liaison_app.ui.pages.settings.tags_section import TagsSection
from liaison_app.ui.pages.settings.team_section import TeamSection
from liaison_app.ui.pages.settings.wards_section import WardsSection
from liaison_app.ui.pages.settings.word_letters_section import WordLettersSection
from liaison_app.ui.pages.settings.workspace_section import WorkspaceSection
from liaison_app.ui.tokens import Role

_SECTIONS: tuple[type[Section], ...] = (
    TeamSection,
    WardsSection,
    TagsSection,
    WordLettersSection,
    RoutesSection,
    OfficersSection,
    BackupsSection,
    AppearanceSection,
    WorkspaceSection,
)
_LIST_WIDTH = 200


class SettingsPage(Page):
    """Shows one section at a time, chosen in the list at the left."""

    tables = frozenset(
        {
            *("team", "ward", "tag", "organisation_tag", "officer", "officer_ward"),
            *("organisation", "word_template", "letter", "reporting_route"),
        }
    )

    def __init__(self, *, desk: Desk) -> None:
        super().__init__("Settings")
        self._desk = desk
        self.sections: dict[str, Section] = {}
        self._stack = QStackedWidget()
        self._list = QListWidget()
        self._list.setObjectName("sections")
        self._list.setAccessibleName("Sections of the settings")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for made in _SECTIONS:
            self._add(made(desk))
        self._list.currentRowChanged.connect(self._go_to)
        self._list.itemSelectionChanged.connect(self._go_to_selected)
        self._list.setCurrentRow(0)
        desk.theme.changed.connect(self._draw_icons)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def reload(self) -> None:
        """Read again what the sections show."""
        for section in self.sections.values():
            section.reload()

    def open_at(self, argument: object) -> None:
        """Show the section of this key, such as "officers"."""
        keys = tuple(self.sections)
        if argument in keys:
            self._list.setCurrentRow(keys.index(str(argument)))

    def _go_to_selected(self) -> None:
        """Go where a screen reader goes, which selects a section without making it current."""
        for item in self._list.selectedItems():
            self._list.setCurrentItem(item)

    def save(self) -> None:
        """Save what was typed in the section shown."""
        shown = self._stack.currentWidget()
        if isinstance(shown, Section):
            shown.save()

    def search(self) -> None:
        """Put the focus on the list of sections."""
        self._list.setFocus()

    def _add(self, section: Section) -> None:
        self.sections[section.key] = section
        self._stack.addWidget(section)
        item = QListWidgetItem(icon(section.icon), section.title)
        item.setData(Qt.ItemDataRole.UserRole, section.icon)
        self._list.addItem(item)

    def _go_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._draw_icons()

    def _draw_icons(self) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            role: Role = "accent" if row == self._list.currentRow() else "muted"
            item.setIcon(icon(item.data(Qt.ItemDataRole.UserRole), role=role))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the list the room its text needs, once the style is known."""
        super().showEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the list with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw_icons()
            self._make_room()

    def _make_room(self) -> None:
        side = grown(ICON_PIXELS, self.font())
        self._list.setIconSize(QSize(side, side))
        self._list.doItemsLayout()
        self._list.setFixedWidth(max(_LIST_WIDTH, self._list.sizeHintForColumn(0) + 24))

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(14, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self.add_body(body)
