"""What all tests share."""

import os

from hypothesis import HealthCheck, settings

# Time is measured in benchmarks, not in tests: a busy machine must not fail a property. Under CI the examples are the
# same at every run, so that a failure there can be repeated; by hand they vary.
settings.register_profile(
    "rashomon", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rashomon")
