"""Cut a release into sentences and tokens, and find what stands in quotation marks."""

from kg.segment.document import segment

__all__ = ["segment"]
