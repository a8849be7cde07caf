"""Makes a database as it is after years of service, so that what is measured on an empty one can be measured on it too.

`python -m bench.growth --help`, or `make(url, folder, Sizes(...))`. The service works on it as on its own: it is opened
with MASTER_KEYS, and knows the people of `Sizes.person` and the `Sizes.counsellors` by their addresses.
"""

from bench.growth.make import MASTER_KEYS, make
from bench.growth.sizes import Sizes

__all__ = ["MASTER_KEYS", "Sizes", "make"]
