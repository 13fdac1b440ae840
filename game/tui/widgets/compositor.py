"""What is painted anew once something has moved: all of that, some of which Textual’s own compositor forgets."""

from collections.abc import Mapping

from textual._compositor import Compositor, ReflowResult
from textual.geometry import Size
from textual.map_geometry import MapGeometry
from textual.widget import Widget


class WholeCompositor(Compositor):
    """Knows where everything stood when it was last marked for painting, and marks what stands elsewhere now.

    Textual compares a new layout with its own map of the screen. That one may be from before the scrolling, and is made
    anew as soon as anybody asks where a widget is; what moved in between would stay on the screen where it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self._marked: Mapping[Widget, MapGeometry] = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay everything out in this size (cells), and mark what moved."""
        result = super().reflow(parent, size)
        self._full_map_invalidated = False  # it is whole now, and need not be made a second time
        self._mark(self._full_map)
        return result

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Lay out what is in sight in this size (cells), and mark what moved."""
        exposed = super().reflow_visible(parent, size)
        self._mark(self._visible_map or {})
        return exposed

    def _mark(self, places: Mapping[Widget, MapGeometry]) -> None:
        moved = places.items() ^ self._marked.items()
        seen = (where.clip.intersection(where.region) for _, where in moved)
        self._dirty_regions.update(region for region in seen if region)
        self._marked = places
