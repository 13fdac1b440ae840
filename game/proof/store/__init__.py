"""What was proved before, and where things stand since."""
