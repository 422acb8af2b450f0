"""The one style sheet of the interface, written from the tokens.

Marks inside check boxes and arrows of combo boxes are small files of their own, light and dark,
because a style sheet can show a file but not tint one.
"""

from pathlib import Path
from string import Template

from liaison_app.ui.tokens import CARD_RADIUS, FONT_PIXELS, RADIUS, Tokens


def style_sheet(tokens: Tokens, marks: Path, pixels: int) -> str:
    """Return the style sheet for these tokens, text of this many pixels, marks from this folder."""
    values: dict[str, object] = {
        name: getattr(tokens, name) for name in Tokens.__slots__ if name not in {"dark", "avatars"}
    }
    values |= {
        "marks": marks.as_posix(),
        "mode": "dark" if tokens.dark else "light",
        "radius": f"{RADIUS}px",
        "card_radius": f"{CARD_RADIUS}px",
        "small": f"{pixels - 1}px",
        "tiny": f"{pixels - 2}px",
        "heading": f"{pixels + 4}px",
        "title": f"{pixels + 9}px",
        **_heights(pixels),
    }
    return Template(_FRAME + _BUTTONS + _FIELDS + _LISTS).substitute(values)


def _heights(pixels: int) -> dict[str, str]:
    """Return heights with the same room around the text; focused ones leave some to the ring."""
    taller = round(max(pixels - FONT_PIXELS, 0) * _LINE)
    heights = {name: f"{height + taller}px" for name, height in _HEIGHTS.items()}
    focused = {f"{name}_focused": f"{height + taller - 2}px" for name, height in _HEIGHTS.items()}
    return heights | focused


_LINE = 1.25  # how high a line is, for each pixel of the letters
_HEIGHTS = {"high": 30, "middle": 28, "low": 22, "tick": 24, "tab": 34, "officer": 46, "foot": 20}

_FRAME = """
QMainWindow, QDialog, QStackedWidget, QWidget#page { background: $bg; }
QToolTip { background: $bg; color: $text; border: 1px solid $field_line; padding: 4px; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="ok"] { color: $ok; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="small"] { color: $muted; font-size: $small; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="heading"] { font-size: $heading; font-weight: 600; }
QLabel[role="eyebrow"] { color: $muted; font-size: $tiny; font-weight: 600; }
QFrame#nav { background: $nav; border: none; border-right: 1px solid $line; }
QFrame#navLine { background: $line; border: none; }
QFrame#statusBar { background: $nav; border: none; border-top: 1px solid $line; }
QFrame#statusBar QLabel { font-size: $small; }
QFrame#statusBar QPushButton { font-size: $small; padding: 0 6px; min-height: $foot; }
QFrame#panel { background: $canvas; border: none; }
QFrame#panel QScrollArea, QWidget#panelBody { background: $canvas; border: none; }
QFrame#card { background: $bg; border: 1px solid $line; border-radius: $card_radius; }
QFrame#tabsBar, QFrame#filterBar { border: none; border-bottom: 1px solid $line; }
QFrame#foot { border: none; border-top: 1px solid $line; }
QFrame#message { border: none; border-radius: $radius; }
QFrame#message[tone="accent"] { background: $accent_soft; }
QFrame#message[tone="ok"] { background: $ok_soft; }
QFrame#message[tone="warn"] { background: $warn_soft; }
QFrame#message[tone="bad"] { background: $bad_soft; }
QFrame#message[tone="neutral"] { background: $neutral_soft; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_line; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 0 3px; border: none; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 0; border: none; border-radius: 3px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_BUTTONS = """
QPushButton, QToolButton {
  background: $bg; color: $text; border: 1px solid $field_line; border-radius: $radius;
  padding: 0 12px; min-height: $high; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus {
  border: 2px solid $accent; padding: 0 11px; min-height: $high_focused;
}
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $canvas; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: url("$marks/chevron-down.svg"); width: 14px; height: 14px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 8px;
}
QPushButton[kind="menu"] { padding: 0 22px 0 4px; color: $muted; }
QPushButton[kind="menu"]:focus { padding: 0 21px 0 3px; }
QPushButton#officer { min-height: $officer; padding: 0; }
QFrame#panel QPushButton { padding: 0 9px; }
QFrame#panel QPushButton:focus { padding: 0 8px; }
QFrame#panel QPushButton[kind="menu"] { padding: 0 26px 0 9px; }
QFrame#panel QPushButton[kind="menu"]:focus { padding: 0 25px 0 8px; }
QFrame#panel QPushButton[kind="link"] { padding: 0 1px; }
QFrame#panel QPushButton[kind="link"]:focus { padding: 0; }
QLineEdit QToolButton {
  min-height: 0; padding: 0; margin: 0; border: none; background: transparent;
}
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
  background: $neutral_soft; color: $muted; border-color: $neutral_soft;
}
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:disabled { color: $muted; border-color: $field_line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  background: transparent; border-color: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $neutral_soft; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QToolButton[kind="quiet"] { padding: 0 6px; }
QToolButton[kind="quiet"]:focus { padding: 0 5px; }
QPushButton[kind="link"] {
  background: transparent; border-color: transparent; color: $accent; padding: 0 1px;
  min-height: $low;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0; min-height: $low_focused; }
QPushButton[kind="chip"] {
  background: $accent_soft; color: $accent; border: 2px solid transparent; font-weight: 600;
  padding: 0 8px; min-height: $middle;
}
QPushButton[kind="chip"]:focus { border-color: $accent; }
QPushButton[kind="tag"], QPushButton[kind="tag"]:focus { min-height: 0; padding: 0; border: none; }
QPushButton[kind="segment"] { min-height: $middle; padding: 0 10px; }
QPushButton[kind="segment"]:focus {
  border: 2px solid $accent; padding: 0 9px; min-height: $middle_focused;
}
QPushButton[kind="segment"]:checked {
  background: $accent_soft; color: $accent; border-color: $accent; font-weight: 600;
}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {
  background: $bg; color: $text; border: 1px solid $field_line; border-radius: $radius;
  padding: 0 8px; min-height: $high; selection-background-color: $accent;
  selection-color: $on_accent;
}
QComboBox { padding: 0 0 0 10px; }
QComboBox:editable { padding: 0 0 0 8px; }
QComboBox[editable="false"] {
  selection-background-color: $selection; selection-color: $text;
}
QPlainTextEdit, QTextEdit { padding: 4px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus { border: 2px solid $accent; padding: 0 7px; min-height: $high_focused; }
QComboBox:focus { padding: 0 0 0 9px; }
QComboBox:editable:focus { padding: 0 0 0 7px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $canvas; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {
  border-color: $bad;
}
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$marks/chevron-down.svg"); width: 14px; height: 14px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
  border: none; padding: 0 6px; min-height: 0; background: transparent;
}
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: url("$marks/chevron-up.svg"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("$marks/chevron-down.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: $tick; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QListView::indicator,
QMenu::indicator {
  width: 16px; height: 16px; border: 1px solid $muted; border-radius: 4px; background: $bg;
}
QRadioButton::indicator { border-radius: 9px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
  width: 14px; height: 14px; border: 2px solid $accent;
}
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QMenu::indicator:checked {
  background: $accent; border-color: $accent; image: url("$marks/check-$mode.svg");
}
QCheckBox::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$marks/dash-$mode.svg");
}
QCheckBox::indicator:checked:focus, QCheckBox::indicator:indeterminate:focus {
  border-color: $text;
}
QRadioButton::indicator:checked {
  background: $accent; border-color: $accent; image: url("$marks/dot-$mode.svg");
}
QRadioButton::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QScrollArea[walked="true"] { border: 2px solid transparent; border-radius: $radius; }
QScrollArea[walked="true"]:focus { border-color: $accent; }
QGroupBox { border: none; font-weight: 600; margin-top: 20px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
"""

_LISTS = """
QMenu { background: $bg; border: 1px solid $field_line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px; }
QMenu::right-arrow { image: url("$marks/chevron-right.svg"); width: 14px; height: 14px; }
QAbstractItemView {
  background: $bg; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text;
}
QComboBox QAbstractItemView { border: 1px solid $field_line; padding: 4px; }
QListView::item, QTreeView::item { padding: 4px 6px; min-height: $low; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListWidget#matches {
  background: $bg; border: 1px solid $field_line; border-radius: $radius; padding: 4px;
}
QFrame#dropArea { background: $bg; border: none; border-right: 2px solid $accent; }
QFrame#dropArea QScrollArea > QWidget > QWidget { background: $bg; }
QFrame#dropLine { background: transparent; border: 1px solid $line; border-radius: $radius; }
QFrame#dropLine[over="true"] { background: $accent_soft; border-color: $accent; }
QListWidget#sections::item { border-radius: $radius; padding: 3px 8px; }
QListWidget#sections::item:focus { border: 2px solid $accent; padding: 1px 6px; }
QTreeView::branch:has-children:closed { image: url("$marks/chevron-right.svg"); }
QTreeView::branch:has-children:open { image: url("$marks/chevron-down.svg"); }
QAbstractScrollArea::corner { background: $bg; border: none; }
QTableView { gridline-color: $line; }
QHeaderView { background: $bg; border: none; }
QHeaderView::section {
  background: $bg; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 8px; font-weight: 600;
}
QHeaderView::section:vertical { border-right: 1px solid $line; }
QTableCornerButton::section {
  background: $bg; border: none; border-right: 1px solid $line; border-bottom: 1px solid $line;
}
QTabBar { background: transparent; font-weight: 500; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 0 2px; margin-right: 18px; min-height: $tab; font-weight: 500;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $text; border-bottom-color: $text; }
QTabBar QToolButton { min-height: $foot; padding: 0 2px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $bg; }
QCalendarWidget QToolButton { border-color: transparent; padding: 0 6px; }
QCalendarWidget QToolButton#qt_calendar_prevmonth {
  qproperty-icon: url("$marks/chevron-left.svg");
}
QCalendarWidget QToolButton#qt_calendar_nextmonth {
  qproperty-icon: url("$marks/chevron-right.svg");
}
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView {
  background: $bg; selection-background-color: $accent; selection-color: $on_accent;
}
"""
