"""What was proved before, and where things stand since: `cache` keeps it, `relocate` brings it to today's words."""
