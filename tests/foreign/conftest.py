"""What stands here are programs of others that tests run, not tests."""

collect_ignore_glob = ["*.py"]
