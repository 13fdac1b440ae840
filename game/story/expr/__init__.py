"""Authored words to conditions, effects, domains and blocks.

What is public, in reading order: `symbols.SymbolTable` knows all names; `domains.declare_variable` puts them there;
`condition_meaning.read_condition` (on the syntax of `condition_parser`, each comparison by `comparison_meaning`) and
`effects.read_effects` turn words into `logic`; `you` is how one condition is meant for several people;
`markup.read_blocks` reads prose.
"""
