"""Checked records to a story, or to problems.

What is public, in reading order: `collect` sorts what all files say into a `ParsedStory`, in which nothing is looked up yet;
`link` declares every name and puts the story together. Between them `context` is what all look things up in, and `people`,
`scene`, `ending`, `hours`, `evidence` compile a thing each.
"""
