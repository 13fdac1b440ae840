"""All that touches the reader's disk: logs, saves, settings and printed sheets."""
