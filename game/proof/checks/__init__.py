"""The verdicts, a file a claim."""
