"""What fills the terminal, a screen for each kind of view.

In reading order: `framed` is what all share, `scrolled` adds a middle that scrolls, `entries_screen` lines to be taken, and
`marked_screen` notes and names to be opened. `title_screen`, `people_screen`, `page_screen`, `menu_screen`, `text_screen`,
`ask_screen` and `atlas_screen` (laid out by `atlas_sheet`) show a view each, and `watch_screen` a page on a writer's desk;
`kinds` says which is meant.
"""
