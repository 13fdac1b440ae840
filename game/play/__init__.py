"""Being somewhere in a story: what is open, what a choice does, what is shown and what is kept.

In reading order: a `moment` is where one is, `rules` say what can be done there, `machine` drives it, `history` is the tree of
all that was chosen, `run` one playing of it, and `replay` plays a log again. A `page` is what is seen; `compose` makes it, with
`footnotes` and `citations`, what is told `between` two acts, and `closing` the last ones, with what was `unseen` and what
happened `offstage`. What was read so far: `pages_read`, `ledger`,
`acquaintance`; what is left: `ahead`.
"""
