"""A page of paper on the screen, painted as it is printed: white in the dark as well."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStyle, QWidget

from liaison_app.domain.choices import Choice
from liaison_app.domain.paper import Frame
from liaison_app.ui.paper.laid_out import Page
from liaison_app.ui.paper.measures import RESOLUTION, dots
from liaison_app.ui.paper.painting import paint_page
from liaison_app.ui.tokens import LIGHT, tokens_now

_AROUND = 20
_RADIUS, _MARK = 4.0, 2.0
_IN_SIGHT = 48


class Zoom(Choice):
    """How large the page is."""

    WIDTH = "width", "Fit width"
    ACTUAL = "actual", "100 %"
    PAGE = "page", "Whole page"


class SheetView(QScrollArea):
    """Shows one page, and marks the part of it that matters; it scrolls by its keys.

    A screen reader is told the page's text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("walked", "true")  # shows that it has the focus
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._zoom = Zoom.WIDTH
        self._canvas = _Canvas()
        self.setWidget(self._canvas)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._canvas.page

    def show_page(self, page: Page | None, *, name: str, mark: Frame | None = None) -> None:
        """Show a page under this name, with a part of it marked and scrolled to.

        With no part it is seen where the one before was: so letters are compared.
        """
        self._canvas.show_page(page, mark)
        self.setAccessibleName(name)
        self.setAccessibleDescription(page.text(mark) if page is not None else "")
        self._fit()
        self._go_to(mark)

    def go_to_top(self) -> None:
        """Scroll to the top."""
        self.verticalScrollBar().setValue(0)

    def show_zoom(self, zoom: Zoom) -> None:
        """Show the page in another size."""
        self._zoom = zoom
        self._fit()
        self._go_to(self._canvas.mark)

    def paint(self, painter: QPainter) -> None:
        """Paint the page, on the ground that it lies on."""
        self._canvas.paint(painter, self._canvas.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground beside the page."""
        QPainter(self.viewport()).fillRect(event.rect(), QColor(tokens_now().canvas))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the width there is now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._canvas.page is not None:
            self._canvas.scale_to(self._scale(self._canvas.page.paper))

    def _scale(self, paper: tuple[float, float]) -> float:
        """Return how much of a pixel a dot is; the scroll bar, where one is needed, has room."""
        if self._zoom is Zoom.ACTUAL:
            return self.logicalDpiX() / RESOLUTION
        width, height = map(dots, paper)
        room = self.maximumViewportSize() - QSize(2 * _AROUND, 2 * _AROUND)
        across, down = max(room.width(), 1) / width, max(room.height(), 1) / height
        if across <= down or self._zoom is Zoom.PAGE:
            return min(across, down)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return max(room.width() - bar, 1) / width

    def _go_to(self, mark: Frame | None) -> None:
        """Scroll to the part that is marked."""
        if mark is None:
            return
        box = self._canvas.box_of(mark)
        middle = box.center().toPoint()
        high = round(box.height() / 2) + _IN_SIGHT
        self.ensureVisible(middle.x(), middle.y(), 0, min(high, self.viewport().height() // 2))


class _Canvas(QWidget):
    """The ground that the page lies on; it is painted only where it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.page: Page | None = None
        self.mark: Frame | None = None
        self._scale = 1.0

    def show_page(self, page: Page | None, mark: Frame | None) -> None:
        self.page, self.mark = page, mark
        self.update()

    def scale_to(self, scale: float) -> None:
        """Paint a dot of paper as so much of a pixel."""
        self._scale = scale
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the page, with room around it."""
        paper = self._paper().size().toSize()
        return paper + QSize(2 * _AROUND, 2 * _AROUND)

    def box_of(self, part: Frame) -> QRectF:
        """Return where a part of the page is on the screen."""
        left, top, width, height = (
            dots(one) * self._scale for one in (part.left, part.top, part.width, part.height)
        )
        return QRectF(left, top, width, height).translated(_AROUND, _AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as is seen."""
        self.paint(QPainter(self), event.rect())

    def paint(self, painter: QPainter, seen: QRect) -> None:
        """Paint the page, and around the part that is marked a line and a tint."""
        painter.fillRect(seen, QColor(tokens_now().canvas))
        if self.page is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = self._paper()
        painter.setPen(QPen(QColor(tokens_now().field_line), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.mark is not None:
            self._paint_mark(painter, self.box_of(self.mark))
        painter.setClipRect(seen)
        painter.translate(paper.topLeft())
        painter.scale(self._scale, self._scale)
        paint_page(painter, self.page)

    def _paper(self) -> QRectF:
        width, height = self.page.paper if self.page is not None else (0.0, 0.0)
        return QRectF(_AROUND, _AROUND, dots(width) * self._scale, dots(height) * self._scale)

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(LIGHT.accent), _MARK))
        painter.setBrush(QColor(LIGHT.selection))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
