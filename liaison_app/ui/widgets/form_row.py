"""One row of a form: the label above its field, a problem or notice below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.ui.plain import Look, PlainLabel, text_role


class FormRow(QWidget):
    """A field with its label; ``field`` is the widget that was given, ``beside`` its button."""

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        hint: str = "",
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label, self._hint = label, hint
        self._label = PlainLabel(label, role="strong")
        self._label.setBuddy(field)
        self._below = PlainLabel(hint, role="small")
        self._below.setWordWrap(True)
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(field, 1)
        if beside is not None:
            line.addWidget(beside)
        column.addLayout(line)
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))

    @property
    def problem(self) -> str:
        """The problem shown, or nothing."""
        return self._below.text() if self.field.property("problem") == "true" else ""

    def set_hint(self, sentence: str) -> None:
        """Say something else below the field, where no problem or notice is shown."""
        shown, self._hint = self._hint, sentence
        if self._below.text() == shown:
            self._show(sentence, "small")

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with the field; nothing shows the hint again."""
        self._show(sentence or self._hint, "bad" if sentence else "small")
        self._mark("true" if sentence else "false")

    def set_notice(self, sentence: str) -> None:
        """Say what was changed while tidying the field."""
        self._show(sentence or self._hint, "warn" if sentence else "small")
        self._mark("false")

    def _show(self, words: str, role: Look) -> None:
        self._below.setText(words)
        self._below.setVisible(bool(words))
        text_role(self._below, role)
        self.field.setAccessibleDescription(words)

    def _mark(self, problem: str) -> None:
        if self.field.property("problem") != problem:
            self.field.setProperty("problem", problem)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
