"""Bytes to nodes that know where they stand; here alone anybody knows YAML.

What is public, in reading order: `nodes` is what comes out, `folder.read_folder` reads the bytes of a folder from disk,
`yaml_reader.read` turns those of one file into nodes and `parallel_read.read_all` those of all. Below them, `unicode` makes
text of bytes, `yaml_builder` nodes of that, and `yaml_errors` says in a writer's words what the parser complains about.
`lookalikes` knows the characters that only seem to be YAML's, `indentation` sees in the lines themselves what stands open, and
`mended` is a file with small changes in it.
"""
