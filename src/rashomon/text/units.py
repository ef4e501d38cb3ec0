"""Units of measure: the words for them, one canonical unit for each kind, and the factor between.

One canonical unit for each kind makes two reports comparable: km, m2, kg, hour (year for months and years, whose
length in hours is not fixed), km/h, C, and the ISO 4217 code for money.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `value * factor + offset` is in the canonical unit `name` of its `kind`."""

    name: str
    kind: str
    factor: float = 1.0
    offset: float = 0.0


def _table(kind: str, name: str, forms: dict[str, float]) -> dict[tuple[str, ...], Unit]:
    return {tuple(form.split()): Unit(name, kind, factor) for words, factor in forms.items() for form in words.split("|")}


UNITS: dict[tuple[str, ...], Unit] = {
    **_table(
        "distance",
        "km",
        {
            "km|kms|kilometer|kilometers|kilometre|kilometres|klick|klicks": 1.0,
            "m|meter|meters|metre|metres": 1e-3,
            "cm|centimeter|centimeters|centimetre|centimetres": 1e-5,
            "mm|millimeter|millimeters|millimetre|millimetres": 1e-6,
            "mile|miles|mi": 1.609344,
            "nautical mile|nautical miles|nautical-mile|nm": 1.852,
            "yard|yards|yd|yds": 0.9144e-3,
            "foot|feet|ft": 0.3048e-3,
            "inch|inches|in|in .": 0.0254e-3,
        },
    ),
    **_table(
        "area",
        "m2",
        {
            "square kilometer|square kilometers|square kilometre|square kilometres|sq km|sq . km|km²|km2": 1e6,
            "square mile|square miles|sq mile|sq miles|sq mi": 2_589_988.110336,
            "square meter|square meters|square metre|square metres|sq m|sq . m|m²|m2": 1.0,
            "square foot|square feet|sq ft|sq . ft": 0.09290304,
            "square yard|square yards": 0.83612736,
            "hectare|hectares|ha": 1e4,
            "acre|acres": 4_046.8564224,
        },
    ),
    **_table(
        "weight",
        "kg",
        {
            "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes": 1.0,
            "gram|grams|gramme|grammes|g": 1e-3,
            "milligram|milligrams|mg": 1e-6,
            "tonne|tonnes|metric ton|metric tons|metric-ton|ton|tons": 1e3,
            "pound|pounds|lb|lbs": 0.45359237,
            "ounce|ounces|oz": 0.028349523125,
        },
    ),
    **_table(
        "duration",
        "hour",
        {
            "second|seconds|sec|secs": 1 / 3600,
            "minute|minutes|min|mins": 1 / 60,
            "hour|hours|hr|hrs": 1.0,
            "day|days": 24.0,
            "night|nights": 24.0,
            "week|weeks": 168.0,
            "fortnight|fortnights": 336.0,
        },
    ),
    **_table(
        "duration",
        "year",
        {"month|months": 1 / 12, "year|years|yr|yrs": 1.0, "decade|decades": 10.0, "century|centuries": 100.0},
    ),
    **_table(
        "speed",
        "km/h",
        {
            "km/h|kmh|kph|km / h|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour": 1.0,
            "mph|mp/h|miles per hour|miles an hour": 1.609344,
            "knot|knots": 1.852,
            "meters per second|metres per second": 3.6,
        },
    ),
    **_table("percent", "percent", {"%|percent|per cent|pct|per-cent": 1.0}),
    **_table("other", "percentage point", {"percentage point|percentage points": 1.0}),
    **_table(
        "other",
        "l",
        {"liter|liters|litre|litres": 1.0, "gallon|gallons": 3.785411784, "barrel|barrels": 158.987294928},
    ),
    **_table("other", "MW", {"megawatt|megawatts|mw": 1.0, "gigawatt|gigawatts|gw": 1e3, "kilowatt|kilowatts|kw": 1e-3}),
}
_CELSIUS = Unit("C", "temperature")
_FAHRENHEIT = Unit("C", "temperature", 5 / 9, -160 / 9)
for _form in ("°c", "° c", "celsius", "degrees celsius", "degree celsius", "degrees c", "degrees centigrade"):
    UNITS[tuple(_form.split())] = _CELSIUS
for _form in ("°f", "° f", "fahrenheit", "degrees fahrenheit", "degree fahrenheit", "degrees f"):
    UNITS[tuple(_form.split())] = _FAHRENHEIT

CURRENCY_SIGNS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₦": "NGN",
    "₴": "UAH",
}
# Letters glued before a dollar sign.
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "r": "BRL",
    "nt": "TWD",
}
CURRENCY_CODES = {
    code.lower(): code
    for code in (
        "USD EUR GBP JPY CNY INR RUB CHF AUD CAD NZD SEK NOK DKK PLN TRY ILS AED SAR EGP NGN KES ZAR BRL MXN ARS PKR BDT LKR"
        " IDR MYR THB PHP KRW HKD SGD UAH LYD TND DZD MAD IQD IRR AFN COP CLP PEN"
    ).split()
} | {"rs": "INR", "rmb": "CNY"}
CURRENCY_WORDS: dict[tuple[str, ...], tuple[str, float]] = {
    tuple(form.split()): (code, factor)
    for code, factor, forms in (
        ("USD", 1.0, "dollar|dollars|us dollar|us dollars|u . s . dollars|american dollars|bucks"),
        ("USD", 0.01, "cents|cent"),
        ("EUR", 1.0, "euro|euros"),
        ("GBP", 1.0, "pound sterling|pounds sterling|british pounds|sterling"),
        ("INR", 1.0, "rupee|rupees|indian rupees"),
        ("JPY", 1.0, "yen"),
        ("CNY", 1.0, "yuan|renminbi"),
        ("RUB", 1.0, "rouble|roubles|ruble|rubles"),
        ("CHF", 1.0, "swiss francs"),
        ("TRY", 1.0, "turkish lira|turkish liras"),
        ("ILS", 1.0, "shekel|shekels"),
        ("NGN", 1.0, "naira"),
        ("AUD", 1.0, "australian dollars"),
        ("CAD", 1.0, "canadian dollars"),
        ("LYD", 1.0, "libyan dinars"),
        ("ZAR", 1.0, "rand"),
        ("BRL", 1.0, "reais"),
        (
            "other",
            1.0,
            "peso|pesos|dinar|dinars|riyal|riyals|rial|rials|franc|francs|krona|kronor|dirhams|baht|lira|shillings|afghanis",
        ),
    )
    for form in forms.split("|")
}
LONGEST_UNIT = 4
# Adjectives that a hyphen ties to a number and that still count something: "a 12-member council".
COUNTED_BY_HYPHEN = frozenset("member person man woman strong seat bed vehicle ship judge nation team soldier troop day".split())
