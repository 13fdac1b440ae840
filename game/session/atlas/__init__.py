"""The atlas: all that was met in a run, leaf by leaf, and nothing that was not.

A leaf is a function of the run that returns a `LeafContents` (see `contents`): sections of entries. Each is a module of
its own, and `frame` has the table of them. An entry is a line that can be pointed at:

* `atlas_entry(command, *columns)` makes one; columns are phrases that painters set below one another and plain mode reads in
  one breath;
* its command is what Enter does: it reads again (`ReadAgain`, `LookUp`) and never decides;
* `step` is the choice of the run before which `g` stands again;
* `seen` is what is told while it is pointed at: beside the lines, or below them where the screen is narrow.

Sections are what `[` and `]` jump between. The frame numbers the entries, finds words in them (everything that an entry
says, and what its `text` adds to that), and remembers the leaf that was seen last. A leaf may add a `drawing`, a plain
value that shows the same entries by their numbers in another way. Whatever a painter does, plain mode reads the sections.
"""

from game.session.atlas.frame import Atlas

__all__ = ["Atlas"]
