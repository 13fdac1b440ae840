"""What a story is, and how a folder of YAML becomes one.

What is public, in reading order: `model` and `logic` are what a story is, `graph` where each step of it leads.
`compiler.compile_story` makes one of a folder, `loader` takes one that was kept (`compiled`), and `diagnostics` is what is
wrong with it. `excerpt` makes a story of a part of one and `rewrite` one with other conditions; `asked_later` reads a
condition that is asked of it, `mention` finds names in words, and `nearest` the name that was perhaps meant. The compiler's
wings follow one another: `source`, `format`, `expr`, `compile`.
"""
