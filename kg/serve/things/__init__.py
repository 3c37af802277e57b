"""What the graph says of a thing, read for a page: its names, its facts with their sentences, what points to it."""
