"""The story as the prover sees it: its graph made ready for searching, what is asked of it, and what runs show.

In reading order: `masks` are sets of variables, `components` finds where a calendar leads back, `dataflow` says what is live
and what may have been written where, and `frames` makes places and edges ready by it; `variable_order` is that of the
diagrams. `goals` puts what is written as questions, `sampling` answers most of them by seeded runs, `specialize` makes the
smaller story of one group, and `word_count` says which words count.
"""
