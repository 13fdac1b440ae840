"""Sets of states, forward and backward, and the shortest runs through them.

In reading order: `state_sets` holds sets of moments as decision diagrams, `propagate` carries sets, or whatever else can be
joined, through the graph of a story, and `forward` finds by it all that can be reached, as `sampled` knows what runs came to.
`backward` asks from where something can come about, by sets of `targets`; `concrete_run` finds a run to it, `shortest` the
fewest choices that lead there, `find_witness` those to anything written, and `lasso` shows a path that never ends.
"""
