"""Distances on the globe."""

import math

EARTH_RADIUS_KM = 6371.0088


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine) on a sphere of the mean radius of the earth.

    Args:
        a: latitude and longitude in degrees.
        b: latitude and longitude in degrees.

    Returns:
        Kilometres; within 0.6 % of the distance on the ellipsoid.
    """
    first, second = math.radians(a[0]), math.radians(b[0])
    up = math.sin((second - first) / 2) ** 2
    across = math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(up + math.cos(first) * math.cos(second) * across)))
