"""Networks for a page: made once, narrowed as the reader wants, told as tables and as data for a picture."""
