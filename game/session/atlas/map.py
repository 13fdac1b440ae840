"""The map: where one has been, place by place, on what the story draws of its city, and nowhere else."""

from collections.abc import Iterator, Sequence

from game.play.compose import spans_of
from game.render.paragraph import CHOSEN, Paragraph, Phrase, paragraph, phrases
from game.session import command as do
from game.session.atlas.calendar import Stop, stops_of, while_of
from game.session.atlas.contents import LeafContents, atlas_entry
from game.session.drawings import MapDay, MapDrawing, MapSpot
from game.session.reading import Reading
from game.session.views import AtlasEntry, Section
from game.story.model import Site, Story
from game.support.words import MONTHS, _, day, ngettext


def map_leaf(reading: Reading) -> LeafContents:
    """Return the sites of the map where one has been, then the places that lie at none; it points at the last."""
    story, read = reading.run.story, tuple(stops_of(reading))
    stops = [stop for stop in read if stop.page.place]
    on_map, elsewhere = _by_site(story, stops), _by_place(story, stops)
    numbers = {site.id: number for number, (site, _here) in enumerate(on_map, start=1)}
    titles = (story.map.title if story.map else _("Places"), _("Without a place on any map"))
    parts = ([(site.name, here) for site, here in on_map], [(here[0].page.place, here) for here in elsewhere.values()])
    sections = tuple(
        Section(title, tuple(_entry(name, here) for name, here in part))
        for title, part in zip(titles, parts, strict=True)
        if part
    )
    none = _("Nothing of what you have read has a place.") if read else _("Nothing read yet.")
    nothing = () if stops else (paragraph(none),)
    been = len(on_map) + len(elsewhere)
    aside = ngettext("{number} place", "{number} places", been).format(number=been) if been else ""
    last = _last(story, stops, numbers, list(elsewhere))
    drawing = _drawing(reading, on_map, stops, numbers) if story.map and on_map else None
    return LeafContents(sections, aside, nothing, _general(story) if drawing else (), last, drawing)


def _by_site(story: Story, stops: Sequence[Stop]) -> list[tuple[Site, list[Stop]]]:
    """Return the sites where one has been, in the order in which one came there, each with what was read there."""
    sites, site_of = {site.id: site for site in story.sites}, _sites(story)
    found: dict[str, list[Stop]] = {}
    for stop in stops:
        if site := site_of.get(stop.scene.place):
            found.setdefault(site, []).append(stop)
    return [(sites[site], here) for site, here in found.items()]


def _by_place(story: Story, stops: Sequence[Stop]) -> dict[str, list[Stop]]:
    """Return the places (ids) that lie at no site, in the same order and with the same."""
    site_of = _sites(story)
    found: dict[str, list[Stop]] = {}
    for stop in stops:
        if stop.scene.place not in site_of:
            found.setdefault(stop.scene.place, []).append(stop)
    return found


def _sites(story: Story) -> dict[str, str]:
    """Return the site of each place that lies at one."""
    return {place.id: place.site for place in story.places if place.site and story.map}


def _last(story: Story, stops: Sequence[Stop], numbers: dict[str, int], elsewhere: Sequence[str]) -> int:
    """Return which entry is that of the place where one was last."""
    if not stops:
        return 0
    site = _sites(story).get(stops[-1].scene.place)
    return numbers[site] - 1 if site else len(numbers) + elsewhere.index(stops[-1].scene.place)


def _entry(name: str, here: Sequence[Stop]) -> AtlasEntry:
    steps = [stop.step for stop in here if stop.step is not None]
    command = do.Back() if here[-1].step is None else do.ReadAgain(here[-1].step)
    seen = tuple(part for stop in here for part in _read_there(stop))
    often = ngettext("{number} page", "{number} pages", len(here)).format(number=len(here)) if len(here) > 1 else ""
    words = (Phrase(name), *((Phrase(f"  {often}", "faint"),) if often else ()))
    return atlas_entry(command, words, seen=seen, step=steps[-1] if steps else None)


def _read_there(stop: Stop) -> Iterator[Paragraph]:
    page = stop.page
    yield paragraph(" · ".join(part for part in (page.eyes, page.when) if part), close=True, role="faint")
    yield paragraph(page.title, close=True)
    if stop.made is not None:
        yield Paragraph(phrases(spans_of(stop.made.text), "chosen"), first=CHOSEN, close=True)
    if stop.here:
        yield paragraph(_("You are here."), close=True)


def _general(story: Story) -> tuple[Paragraph, ...]:
    """Return what the drawing rests on."""
    general = spans_of(story.map.general) if story.map else ()
    label = Phrase(f"{_('general knowledge')}. ", "general")
    return (Paragraph((label, *phrases(general, "note"))),)


# --- the drawing ----------------------------------------------------------------------------------------------------


def _drawing(
    reading: Reading, on_map: Sequence[tuple[Site, Sequence[Stop]]], stops: Sequence[Stop], numbers: dict[str, int]
) -> MapDrawing | None:
    story = reading.run.story
    if story.map is None:
        return None
    spots = tuple(MapSpot(numbers[site.id], site.name, site.at, len(here)) for site, here in on_map)
    here = next((numbers[site.id] for site, here in on_map if here[-1].here), 0)
    days = tuple(_days(story, stops, numbers))
    return MapDrawing(story.map.title, story.map.lines, story.map.names, story.map.centre, spots, days, here)


def _days(story: Story, stops: Sequence[Stop], numbers: dict[str, int]) -> Iterator[MapDay]:
    """Yield the days on which one was at a site, as they were read, each with who stood where."""
    site_of = _sites(story)
    dated = [(while_of(stop.scene.date), stop) for stop in stops if stop.scene.date and stop.scene.place in site_of]
    names = {person.id: person.short for person in story.people}
    for one in dict.fromkeys(when for when, _stop in dated):
        year, month, number = one[:3]
        name = day(month, number) if number else _("{month} {year}").format(month=_(MONTHS[month - 1]), year=year)
        stood = dict.fromkeys(
            (numbers[site_of[stop.scene.place]], names.get(stop.page.person, "")) for when, stop in dated if when == one
        )
        yield MapDay(name, tuple(stood))
