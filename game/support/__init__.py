"""Processes, folders, values kept on disk, exit codes and the garbage collector; nothing of stories.

In reading order: `exit_codes`, `printable`, `folders`, `store`; then `background`, `gc_pause` and `lean`, which save time.
"""
