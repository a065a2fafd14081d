"""Settings that all tests share."""

import os

from hypothesis import HealthCheck, settings

# A busy machine is no defect: no property fails because it was slow once.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("calm-and-fixed", settings.get_profile("calm"), derandomize=True)
settings.load_profile("calm-and-fixed" if os.environ.get("CI") else "calm")
