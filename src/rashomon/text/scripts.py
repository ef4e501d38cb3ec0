"""Letters of other scripts in Latin ones: enough to see one name in two scripts, no more.

One letter or cluster for each letter, after the common English transliterations (BGN/PCGN, simplified). Scripts that write no
vowels give consonants only, and are compared by their skeletons.
"""

from __future__ import annotations

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџќѓѕ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g u j lj nj c dj dz k g z".split(" "),
        strict=True,
    )
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u f k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإئؤپچژگ",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a  a a i y w p ch zh g".split(" "),
        strict=True,
    )
)
_HEBREW = dict(
    zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t".split(), strict=True)
)

LATIN = str.maketrans({**_CYRILLIC, **_GREEK, **_GEORGIAN, **_ARABIC, **_HEBREW})


def in_latin(text: str) -> str:
    """The text, lower case, with letters of these scripts written in Latin ones; all other letters stay.

    >>> in_latin("осло")
    'oslo'
    """
    return text if text.isascii() else text.translate(LATIN)
