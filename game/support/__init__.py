"""Processes, folders, values kept on disk, exit codes, interface words and the garbage collector; nothing of stories.

In reading order: `exit_codes`, `printable`, `slug`, `columns`, `greatest`, `words`, `folders`, `store`;
then `background`, `gc_pause` and `lean`, which save time.
"""
