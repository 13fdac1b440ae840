"""The keys of the format as data, and what is checked by them.

What is public, in reading order: `schema.SCHEMA` is every key of every record, `validate.validated` checks a table against
it and gives its `Fields`, `shape` checks what stands under each key, and `values` the single texts in it. `advice` says what
was perhaps meant, `remarks` what stands in words and was hardly meant to be read, and `walk` finds all words that are. Nothing
is looked up here: an id is words of a certain form.

`meant.file_as_meant` finds the slips in a file that is not what it should be: it mends those that `slips` and `misplaced` know,
one after another, and asks `whole` whether all is right then. So no advice is given that was not tried.
"""
