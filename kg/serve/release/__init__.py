"""A release as it is read: its kept text with the words marked that state something, and beside it what they state."""
