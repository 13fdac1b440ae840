"""Numbers of paths: how many, how long, how likely.

In reading order: `semiring` says how weights of paths are joined, `evdd` holds them as diagrams by the values they were
earned with, `path_sums` carries them through the story, and `best_path` traces one path back. `exact` measures by these;
`abstraction` and `word_bounds` find the least and the most words; `interval` bounds what does not fit, and `estimate` puts
all figures of a story together.
"""
