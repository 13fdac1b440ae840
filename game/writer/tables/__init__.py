"""What `stats` tells of a story, as tables.

In reading order: `table` is what all of them are, `sections` says which there are, from the cheapest to the dearest, and
the modules between make them: `by_words` and `by_evidence` read what is written, `by_memory` what is remembered, `by_runs`
plays, `by_odds` and `by_paths` measure, and `by_moments` counts. `on_terminal`, `as_page` and `as_picture` show them.
"""
