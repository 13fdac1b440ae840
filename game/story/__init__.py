"""What a story is, and how a folder of YAML becomes one."""
