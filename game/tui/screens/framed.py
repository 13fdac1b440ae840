"""What all screens share: the line above, the rules, the keys below, and the commands that can be given on them."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeAlias, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from game.session.command import Command
from game.session.offer_table import OFFERS
from game.session.offers import in_words, key_in_words, offers_in, with_key
from game.session.sitting import Session
from game.session.views import Offer, View, ViewKind
from game.support.words import _
from game.tui.widgets.bars import Bar, KeyHint, Keys, Rule
from game.tui.widgets.lines import Blank, Lines

Give: TypeAlias = Callable[[Command], None]
"""What a command is given to: it is done, and the screens show what comes of it."""

Shown = TypeVar("Shown", bound=View)

SLIM, WIDE = 60, 110  # columns: below, everything stacks; from here on, notes stand beside the text
TINY, SHORT = 12, 20  # lines: below, only the text is left; the line above is left out

_ROLES = ("strong", "faint", "label", "recorded", "general", "invented", "note", "citation", "chosen", "mark", "title")
_BY_ID = {offer.id: offer for offer in OFFERS}
_LEAVES = "leave_game"  # is meant when its key is pressed twice
_OF_APP = {"command_palette": "app.command_palette", "suspend": "app.suspend_process"}


def action_of(offer: Offer) -> str:
    """Return Textual's name for what an offer does."""
    return _OF_APP.get(offer.id) or f"screen.do('{offer.id}')"


def bindings(*contexts: ViewKind) -> list[BindingType]:
    """Return Textual's bindings for all that can be done in these contexts, by the usual keys."""
    return [binding for offer in offers_in(*contexts) for binding in _bindings(offer)]


def _bindings(offer: Offer) -> Iterable[Binding]:
    for key in offer.keys:
        action = f"screen.do('{offer.id}', '{key}')" if _is_typed(offer) else action_of(offer)
        yield Binding(key, action, offer.label, show=False, tooltip=offer.tooltip, id=offer.id)


def _is_typed(offer: Offer) -> bool:
    """Whether an offer is all digits, each of which means something else."""
    return bool(offer.keys) and all(key.isdigit() for key in offer.keys)


class FramedScreen(Screen[None], Blank, Generic[Shown], inherit_bindings=False):
    """A screen that shows a view: a line above and keys below, and between them the body that a subclass yields.

    `frame` is the key of what it shows among all that lies open. Of Textual's own keys it has the one that copies: there is
    nothing here that tab could go to.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,super+c", "screen.copy_text", "copy", show=False)]
    CONTEXTS: ClassVar[tuple[ViewKind, ...]] = ()  # what is shown on such a screen
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *_ROLES,
        *("accent", "rule", "more", "key", "news", "act-title", "warning", "sign", "closed", "past", "bar"),
        *("entry-mark", "entry-at", "entry-reverse", "found", "with-you"),
    }
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-middle"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-short"), (SHORT, "-tall")]

    def __init__(self, sitting: Session, frame: int, view: Shown, give: Give) -> None:
        super().__init__()
        self.sitting, self.frame, self.view = sitting, frame, view
        self.bar, self.upper, self.lower, self.key_line = Bar(), Rule(id="above"), Rule(id="below"), Keys()
        self._rebind()
        both = (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS)
        for length, breakpoints in zip(self.size, both, strict=True):  # now, or all looks would be looked up once more
            self.add_class(*self._get_breakpoint_classes(length, breakpoints), update=False)
        self.give = give
        self._laid_out_in = self.size
        self._once = ""  # a key that ends the game when it is pressed once more

    def _rebind(self) -> None:
        """Bind the reader's own keys, each in the place of all that it meant and of the usual ones of its command."""
        keymap = self.sitting.keeping.keymap
        bound = self._bindings.key_to_bindings if keymap else {}
        for key, many in tuple(bound.items()):
            bound[key] = [one for one in many if one.id not in keymap]
        own = [one for one in offers_in(*self.CONTEXTS, keymap=keymap) if one.id in keymap]
        for binding in (one for offer in own for one in _bindings(offer)):
            ours = [one for one in bound.get(binding.key, ()) if one.id]
            bound[binding.key] = [*ours, binding]

    def compose(self) -> ComposeResult:
        """The parts from above to below."""
        yield self.bar
        yield self.upper
        yield from self.body()
        yield self.lower
        yield self.key_line

    def body(self) -> Iterable[Widget]:
        """What stands between the rules."""
        return ()

    def on_mount(self) -> None:
        """Begin; what subclasses do then is theirs to add to `begin`, for Textual calls the handlers of all classes."""
        self._make_room()
        self.begin()

    def begin(self) -> None:
        """The first painting."""
        self.show(self.view)

    def _compositor_refresh(self) -> None:
        """Paint nothing that is covered, nor now what will be painted whole in a moment, nor once more what was."""
        covered = self.app.screen is not self and isinstance(self.app.screen, FramedScreen)
        if covered or self._repaint_required:
            return
        for part in self.walk_children(Lines) if self in self._dirty_widgets else ():
            part.is_painted()
        super()._compositor_refresh()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the looks: a new screen was given them a moment ago, and none has others when it is come back to."""
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """Another size: everything is set anew, and the place is kept."""
        if event.size == self.outer_size:
            event.prevent_default()  # as Textual has laid it out, which it would do once more, here and below
        if self.is_mounted and self.is_current and self.size != self._laid_out_in:
            self._make_room()
            self.lay_out()
            self._laid_out_in = self.size

    def show(self, view: Shown) -> None:
        """Show a view, its news in the place of the keys."""
        self.view = view
        self.lay_out()
        self._laid_out_in = self.size
        self.refresh_keys()
        self.tell_news()

    def lay_out(self) -> None:
        """Set everything in the present size. A subclass does it."""

    @property
    def across(self) -> int:
        """How many columns there are for what is read, beside what else stands there."""
        return self.size.width

    @property
    def measure(self) -> int:
        """How wide the reading column is here: as wide as the reader wants it, as far as there is room."""
        width = self.across
        least = 2 if width < SLIM else 4
        return max(min(self.sitting.settings.width, width - 2 * least), 12)

    def offers(self, id: str) -> bool:
        """Whether something can be done just now; keys, footer and palette all ask."""
        return any(offer.id == id for offer in self.view.offers)

    def possible(self) -> list[Offer]:
        """What can be done now, in the order of the table."""
        told = {offer.id: offer for offer in self.view.offers}  # as they are called on this view
        here = offers_in(self.view.context, keymap=self.sitting.keeping.keymap)
        return [told.get(offer.id, offer) for offer in here if self.offers(offer.id)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's question before it runs an action: whether its key means anything on what is shown."""
        offer = _BY_ID.get(str(parameters[0])) if action == "do" else None
        return offer is None or self.view.context in offer.where

    def shown(self, offer: Offer) -> tuple[str, str]:
        """The key and the words to show below for an offer."""
        return offer.key, offer.label

    def refresh_keys(self) -> None:
        """Show below what can be done now, each thing once with all its keys."""
        hints: dict[str, KeyHint] = {}
        for one in self.possible():
            if one.rank:
                key, label = self.shown(one)
                hint = KeyHint(one.rank, "" if _is_typed(one) else action_of(one), key, label)
                hints[label] = hints[label].joined(hint) if label in hints else hint
        self.key_line.keys = tuple(hints.values())

    def tell_news(self) -> None:
        """Say what came of the last command, with the keys of what it speaks of."""
        view = self.view
        told = (one if isinstance(one, str) else with_key(one, view.offers) for one in view.news)
        self.tell(" ".join(filter(None, told)))

    def tell(self, news: str) -> None:
        """Say something where the keys are, on two lines if need be; nothing brings the keys back."""
        if news != self.key_line.news:
            self.key_line.news = news
            self._make_room()

    def _make_room(self) -> None:
        """Give what there is to say a second line in the place of the rule, and one in that of the text where there are no keys."""
        line, tiny = self.key_line, self.size.height < TINY
        long = line.long
        line.display, line.styles.height = bool(line.news) or not tiny, 1 + long
        self.lower.display = not long and not tiny

    def _forward_event(self, event: events.Event) -> None:
        """Let the mouse do nothing for whoever wishes that."""
        if self.sitting.settings.mouse or not isinstance(event, events.MouseEvent):
            super()._forward_event(event)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Textual's question where a selection begins and ends, which it answers itself where it breaks lines itself."""
        widget, letter = super().get_widget_and_offset_at(x, y)
        return widget, widget.letter_at(x, y) if isinstance(widget, Lines) else letter

    def keyed(self, event: events.Key) -> None:
        """Forget what was said after the key before; say so where this one means nothing."""
        if event.key != self._once:
            self._once = ""
        nothing, where = _("{key} does nothing here."), _("{key} does nothing here; {help} shows the keys.")
        ours = (_BY_ID[one.id] for one in self._bindings.key_to_bindings.get(event.key, ()) if one.id)
        known = any(self.view.context in one.where for one in ours) or event.key in self.active_bindings
        self.tell_keys("" if known else where if self.offers("help") else nothing, key=_name(event))

    def tell_keys(self, words: str, **others: str) -> None:
        """Say one line in which the keys of commands stand by the ids of these."""
        keymap = self.sitting.keeping.keymap
        self.tell(words.format(**{id: in_words(offer, keymap).key for id, offer in _BY_ID.items()}, **others))

    def once_more(self, key: str, name: str) -> bool:
        """Whether a key was pressed just before as well; says otherwise that it is to be."""
        again, self._once = self._once == key, key
        if not again:
            saved = _("Press {key} once more to leave; all is saved.")
            words = saved if self.sitting.keeping.saves.automatic else _("Press {key} once more to leave.")
            self.tell(words.format(key=name))
        return again

    def head(self, left: str = "", middle: str = "", right: str = "") -> None:
        """What the line above says."""
        faint = Content.styled(left, ".faint")
        self.bar.pieces = (faint, Content(middle), Content.styled(right, ".faint"))

    def head_over(self, left: str = "") -> None:
        """What the line above says where something lies over a page: what it is of, and the page to which one goes back."""
        reading, left = self.sitting.reading, left or self.sitting.story.title
        page = reading.page.title if reading is not None and not reading.asking else ""
        self.head(left, "", page if page != left else "")

    def line(self) -> str:
        """The number of the line pointed at, for what is done to a line."""
        return ""

    def action_do(self, id: str, *typed: str) -> None:
        """Do what an offer stands for: give its command, or move as the screen itself can; where nothing comes of that, say why."""
        offer = in_words(_BY_ID[id], self.sitting.keeping.keymap)
        before = self._seen_now()
        if offer.make is None:
            getattr(self, f"action_{id}")(*typed)
        else:
            self.give_offer(offer)
        if self.is_current and self._seen_now() == before:
            self.tell(offer.unless or _("You are there already."))

    def _seen_now(self) -> tuple[object, ...]:
        return self.view, self.whereabouts, self.key_line.news, self._once

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """Where one is in what is shown. A subclass in which one can move says it."""
        return ()

    def give_offer(self, offer: Offer) -> None:
        """Give the command of an offer, if there is one now."""
        command = offer.make(self.view, self.line() if offer.on_line else "") if offer.make else None
        if command is not None and (offer.id != _LEAVES or self.once_more(offer.keys[0], offer.key)):
            self.give(command)


def _name(event: events.Key) -> str:
    """A key as a reader knows it."""
    shown = event.character if event.is_printable else None
    return shown if shown and not shown.isspace() else key_in_words(event.key)
