"""Numbers of paths: how many, how long, how likely, and what is met on them.

In reading order: `semiring` says how weights of paths are joined, `evdd` holds them as diagrams by the values they were
earned with, `path_sums` carries them through the story, and `best_path` traces one path back. `exact` measures by these;
`abstraction` and `word_bounds` find the least and the most words; `interval` bounds what does not fit, `last_words`
says what is read at an end, `playtest` plays seeded runs, and `estimate` puts all figures of a story together; `moments` counts
those that sets hold.

`stats` and `graph` ask beside that: `odds` how likely each thing is met, `distances` after how few choices, `ways` where
readers go, and `multipliers` where moments come from.
"""
