"""The story as the prover sees it: its graph made ready for searching, what is asked of it, and what runs show.

Of the graph, in reading order: `masks` are sets of variables, `components` finds where a calendar leads back, `dataflow` says
what is live and what may have been written where, and `frames` makes places and edges ready by it; `variable_order` is that of
the diagrams, `ranking` finds by the rules alone which loops must end, and `specialize` makes the smaller story of one group.

Of what is asked: a `query` is put to moments; `goals` makes queries of what is written, with `endings` for who has which, and
`remembering` makes the story in which one is read once. `word_count` says which words count.

Of runs: `runs` are choices by number, a `witness` is one that shows something. `sampling` plays seeded ones, whose pages `viewer`
looks at for what `hopes` still wants, and knows by `labels`.
"""
