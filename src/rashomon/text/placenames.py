"""Keys under which the spellings of one place name meet.

Three of them, from strict to loose: the *key* folds case, accents, hyphens and apostrophes; the *folded* key drops articles
and folds what transliterations from Arabic and its neighbours vary (Gharyan and Gharian, Az Zawiyah and Zawiya, Bani and
Ben); the *skeleton* keeps little but consonants, and names that share one are still compared letter by letter.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ə": "a",
        "ŋ": "ng",
        "ɛ": "e",
        "ɔ": "o",
    }
)
_DROPPED = re.compile(r"['’‘`´ʻʼʽʾʿˈ]")
_SPACES = re.compile(r"[\W_]+")
_WHOLE_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLES = frozenset("al el ar as ash ad adh at ath az an the l ul ur us ed es ez er en esh".split())
_FILIAL = frozenset("bin ben ibn bani beni bni banu".split())
_SOUNDS = (
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|y"), "i"),
    (re.compile(r"(?<=[aeiou])h\b"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
_VOWELS = re.compile(r"[aeiouhw]")
_CONSONANTS = str.maketrans({"c": "k", "z": "s", "v": "b", "j": "g"})


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Lower case without accents, apostrophes and punctuation: "Al-Ḩarīqah" and "al hariqah" meet."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS))
    bare = _DROPPED.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    return " ".join(_WHOLE_WORDS.get(word, word) for word in _SPACES.sub(" ", bare).split())


@lru_cache(maxsize=8192)
def folded(name_key: str) -> str:
    """The key without articles and spaces, with the sounds that transliterations vary made one."""
    words = name_key.split()
    kept = [("ben" if word in _FILIAL and len(words) > 1 else word) for word in words if word not in _ARTICLES]
    sounds = " ".join(kept or words)
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return sounds.replace(" ", "")


def skeleton(folded_key: str) -> str:
    """First letter and consonants of a folded key; "" where too few remain to tell names apart."""
    bones = folded_key[:1] + _VOWELS.sub("", folded_key[1:])
    bones = bones.translate(_CONSONANTS)
    out = bones[:1]
    for letter in bones[1:]:
        if letter != out[-1]:
            out += letter
    return out if len(out) >= 3 else ""
