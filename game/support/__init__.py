"""Processes and the garbage collector; nothing of stories."""
