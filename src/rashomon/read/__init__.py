"""Read: bytes, pages and lines of JSON become reports with clean text and with what was cut."""

from rashomon.read.batch import Batch
from rashomon.read.ids import unique
from rashomon.read.reading import MAX_BYTES, read
from rashomon.read.records import FIELDS, MAX_REPORT_BYTES, read_lines

__all__ = ["FIELDS", "MAX_BYTES", "MAX_REPORT_BYTES", "Batch", "read", "read_lines", "unique"]
