"""Prints a MASTER_KEYS line with one fresh key for .env."""

import base64
import secrets

print(f"MASTER_KEYS=1:{base64.b64encode(secrets.token_bytes(32)).decode()}")
