"""Checked records to a story, or to problems.

What is public, in reading order: `files` says what a file holds by its path, `collect` sorts what all files say into a
`ParsedStory`, in which nothing is looked up yet, and `link` declares every name and puts the story together. `drafts` puts
pages in the place of scenes that are not written yet, `meant_files` what was meant in that of files with a slip. Between them
`context` is what all look things up in, and `calendar` (with `dating`), `people`, `scene`, `ending`, `hours`, `evidence`,
`promises` and `charted` (the map) compile a thing each; `undeclared` tells once what is not declared.
"""
