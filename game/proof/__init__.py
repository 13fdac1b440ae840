"""Saying what is true of every path through a story.

In reading order: `result` and `metrics` are what comes out, `prover` makes it within a `budget`: `entry` names the ways into a
story, `way_in` proves one of them, and `arguments` puts each of the `checks` to the cheapest argument that can decide it. On
what they stand: `model` is a story as it is reasoned about, `symbolic` sets of moments, `measure` figures. `run_finder` and
`page_states` find runs to a moment and to each state of a page, `cover` says what runs show, `reasons` for want of what
something is never shown; `store` keeps what was proved and `report` tells it.
"""
