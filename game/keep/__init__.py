"""All that touches the reader's disk.

What is kept: `log` and `save` of a run (its `tree` of choices written down), and apart from any run `settings` and the keys of
`keymap`. Where it lies and how it is found again: `shelf`, and `print_file` for a sheet. Below them: `save_files` (what they are
called), `codec` (bytes to values), `disk` (files, whole or not at all) and `lock` (whose).
"""
