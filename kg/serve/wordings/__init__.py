"""The tables of what the pages say: each text in English and German."""
