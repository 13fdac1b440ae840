"""Bytes to nodes that know where they stand."""
