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


def offset(point: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    """The point that lies so far from another in a direction, along the great circle.

    Args:
        point: latitude and longitude in degrees.
        bearing: degrees clockwise from north.
        km: how far.

    Returns:
        Latitude in [-90, 90] and longitude in [-180, 180), in degrees.
    """
    up, across, way, arc = math.radians(point[0]), math.radians(point[1]), math.radians(bearing), km / EARTH_RADIUS_KM
    sine = math.sin(up) * math.cos(arc) + math.cos(up) * math.sin(arc) * math.cos(way)
    latitude = math.asin(max(-1.0, min(1.0, sine)))
    longitude = across + math.atan2(math.sin(way) * math.sin(arc) * math.cos(up), math.cos(arc) - math.sin(up) * sine)
    return math.degrees(latitude), (math.degrees(longitude) + 180.0) % 360.0 - 180.0
