"""Turning the story, its rules and its proof into tools for writers.

A command's work has the command's name: `check`; `stats`, `graph`, `previews`, `replay`, `export`. Behind `check` are as well
`fix` (with `typewriter`), `find_witness` and `covering_runs`; behind `new` are `begin_story` and `add_thing`, where `adding` says
what an `addition` needs. Behind `watch`, `watch_process` sees by `changes` what is saved and has `watch_work` done; what comes of
that is `watched`, which `desk` or `watch_lines` tell. `schema_docs` prints the format.

What several of them need: `output`, `progress` and `folding` for whoever reads, `notices` and `causes` for what is told,
`inquiry`, `amounts`, `tables` and `plans` for figures, `place_asked` and `states_told` for a place in the story, `author_files`,
`edit_yaml` and `put_files` for files.
"""
