"""`python -m rashomon.export > docs/schema/account-1.json` publishes the JSON Schema of an account."""

import sys

from rashomon.export.schema import schema

if __name__ == "__main__":
    sys.stdout.write(schema())
