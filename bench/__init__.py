"""How fast the program is, by commands that repeat the figures: ``python -m bench [--quick] [NAME…]``."""
