"""News agencies, and where a report credits one.

A credit is a place where an outlet says whose copy it prints: a byline, the bracket of a dateline, a line at the tail. A mention
in running text ("told Reuters") is none, and a picture credit is none for the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Canonical name: other names. Names marked * are words or initials of other things too: they count only where nothing
# but an agency can stand (the bracket of a dateline, a header line, a dash at the tail).
_TABLE = """
AP: Associated Press, The Associated Press, A.P., AP News
AFP: Agence France-Presse, Agence France Presse
Reuters: Thomson Reuters, Reuters News
dpa: DPA*, Deutsche Presse-Agentur, dpa international
Xinhua: Xinhua News Agency, New China News Agency
TASS: ITAR-TASS, Itar-Tass, Tass
RIA Novosti: RIA, RIA News, RIA Novosti news agency
Interfax: Interfax-Ukraine, Interfax news agency
Ukrinform:
UNIAN:
Anadolu: Anadolu Agency, Anadolu Ajansi, AA*, Anadolu News Agency
DHA: Demirören News Agency
PA: PA Media*, Press Association, PA News*, PA*
UPI: United Press International
Kyodo: Kyodo News, Kyodo News Service
Jiji: Jiji Press
Yonhap: Yonhap News Agency, Yonhap News
KCNA: Korean Central News Agency
CNA: Central News Agency*, CNA*
IANS: Indo-Asian News Service
PTI: Press Trust of India
ANI: Asian News International, ANI*
UNI: United News of India, UNI*
APP: Associated Press of Pakistan, APP*
BSS: Bangladesh Sangbad Sangstha, BSS*
UNB: United News of Bangladesh
Pajhwok: Pajhwok Afghan News
Bernama:
Antara: Antara News*, Antara*
VNA: Vietnam News Agency, VNA*
EFE: Agencia EFE, EFE*
ACAN-EFE:
Europa Press:
ANSA: ANSA*, Agenzia ANSA
AGI: AGI*, Agenzia Italia
Adnkronos: AKI*
Lusa: LUSA*, Lusa*
Belga: Belga*, Belga News Agency
ANP: ANP*, Algemeen Nederlands Persbureau
APA: Austria Press Agency, Austria Presse Agentur, APA*
Keystone-ATS: Keystone-SDA, ATS*, SDA*
Ritzau:
TT: TT News Agency, Tidningarnas Telegrambyrå, TT*
NTB: NTB*, Norsk Telegrambyrå
STT: STT*
PAP: Polish Press Agency, PAP*
CTK: ČTK
MTI: MTI*, Magyar Távirati Iroda
BTA: BTA*, Bulgarian News Agency
Agerpres:
Tanjug:
Hina: Hina*, HINA*
SANA: Syrian Arab News Agency, SANA*
MENA: Middle East News Agency, MENA*
WAFA: Palestinian News Agency, WAFA*
NNA: National News Agency*, NNA*
Petra: Jordan News Agency, Petra*
KUNA: Kuwait News Agency
SPA: Saudi Press Agency, SPA*
WAM: Emirates News Agency, WAM*
QNA: Qatar News Agency, QNA*
ONA: Oman News Agency
BNA: Bahrain News Agency, BNA*
Saba: Saba News Agency, Saba*
INA: Iraqi News Agency, INA*
IRNA: Islamic Republic News Agency
Fars: Fars News Agency, FARS*
Tasnim: Tasnim News Agency, Tasnim*
Mehr: Mehr News Agency, Mehr*
ISNA: Iranian Students' News Agency
APS: Algerie Presse Service, Algeria Press Service, APS*
MAP: Maghreb Arabe Presse, MAP*
TAP: Tunis Afrique Presse, TAP*
LANA: Libyan News Agency, LANA*
SUNA: Sudan News Agency
NAN: News Agency of Nigeria, NAN*
GNA: Ghana News Agency
PANA: Panapress, PANA*
SAPA: South African Press Association
CAJ News:
The Canadian Press: Canadian Press, CP*, La Presse Canadienne
AAP: Australian Associated Press
NZPA:
Bloomberg: Bloomberg News*, Bloomberg*
Dow Jones: Dow Jones Newswires
Prensa Latina:
Notimex:
Telam: Télam
MercoPress:
Agencia Brasil: Agência Brasil
AllAfrica:
Inter Press Service: IPS*
Tribune News Service: TNS*
Cover Media:
CNS: Catholic News Service*, City News Service, CNS*
"""


def _read_table() -> tuple[dict[str, str], frozenset[str]]:
    canonical: dict[str, str] = {}
    weak: set[str] = set()
    for line in _TABLE.strip().splitlines():
        name, _, others = line.partition(":")
        entries = [name, *(other.strip() for other in others.split(","))]
        marked = {entry.rstrip("*") for entry in entries if entry.endswith("*")}
        for entry in filter(None, (entry.rstrip("*") for entry in entries)):
            canonical[entry] = name
            if entry in marked:
                weak.add(entry)
    return canonical, frozenset(weak)


AGENCIES, _WEAK = _read_table()
"""Every known name of an agency, with the canonical one."""

_BY_LETTERS = {re.sub(r"\W", "", name).casefold(): canonical for name, canonical in reversed(AGENCIES.items())}

# "Orlan News Agency", "Agence Ouest-Presse", "Agencia Central de Noticias": named as an agency, whether we know it or not.
_NAMED_AGENCY = re.compile(
    r"\b(?:[^\W\d_][\w’'-]*\.? ){1,4}(?:News|Press|Presse|Media|Telegraph|Information) (?:Agency|Agentur|Service|Wire)\b"
    r"|\bAgen(?:ce|cia|zia) [A-ZÀ-Ý][\w’'-]+(?:[ -][A-ZÀ-Ý][\w’'-]+){0,2}"
)
_STRONG = re.compile(
    r"(?<![\w/@.-])(?:"
    + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True) if name not in _WEAK)
    + r")(?![\w@])"
)
# Two letters are a state or a country more often than an agency.
_ACRONYM = re.compile(r"\A[A-Z]{3,6}\Z")
# Broadcasters sign their own datelines so: these are outlets, not agencies. K… and W… are call signs of US stations.
_CALL_SIGN = re.compile(r"\A[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT))?\d{0,2}\Z")
_BROADCASTERS = frozenset(
    "ABC BBC CBC CBS CNN CNBC CTV DW FOX ITV MSNBC NBC NHK NPR PBS RFE RFI RT RTE SABC TRT VOA ABC7 CBS2".split()
)


def known_agency(words: str) -> str | None:
    """The canonical name where the words are the name of a known agency and nothing else; letters' case does not matter."""
    return _BY_LETTERS.get(re.sub(r"\W", "", words).casefold()[:60])


def agency_in_slot(words: str) -> str | None:
    """The agency that stands alone in a place made for one, such as the bracket of a dateline.

    Unknown initials there ("(ONA)") count too, for only agencies sign so; call signs and names of broadcasters do not.
    """
    name = words.strip(" .,;:()[]|–—-_*")
    known = known_agency(name)
    if known:
        return known
    if _NAMED_AGENCY.fullmatch(name):
        return name
    if _ACRONYM.match(name) and not _CALL_SIGN.match(name) and name not in _BROADCASTERS:
        return name
    return None


def agencies_in_credit(line: str) -> tuple[str, ...]:
    """The agencies that a credit line names, in order: "Reporting by … in Tirzaf; AFP contributed", "By Orlan News Agency"."""
    found: list[tuple[int, str]] = []
    for match in _STRONG.finditer(line):
        found.append((match.start(), AGENCIES[match.group()]))
    for part in re.finditer(r"[^,;/|()\[\]–—]+", line):
        words = re.sub(
            r"(?i)^(?:by|with|from|and|via|additional reporting by|agencies)\b|\bin [A-Z].*$", "", part.group().strip()
        ).strip()
        agency = known_agency(words) or (_agency_by_name(words))
        if agency:
            found.append((part.start(), agency))
    return merge(name for _, name in sorted(found, key=lambda pair: pair[0]))


def _agency_by_name(words: str) -> str | None:
    match = _NAMED_AGENCY.search(words)
    return (known_agency(match.group()) or match.group()) if match else None


def merge(names: Iterable[str]) -> tuple[str, ...]:
    """The names without repeats, in order of first credit; initials give way to the full name that they are of."""
    kept: list[str] = []
    for name in names:
        if name in kept:
            continue
        for index, other in enumerate(kept):
            if name == initials(other):
                break
            if other == initials(name):
                kept[index] = name
                break
        else:
            kept.append(name)
    return tuple(kept)


def initials(name: str) -> str:
    """Gives "ONA" for "Orlan News Agency"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def is_agency(outlet: str) -> bool:
    """True where an outlet's name is that of an agency."""
    return known_agency(outlet) is not None or _NAMED_AGENCY.fullmatch(outlet.strip()) is not None


_OWN = re.compile(
    r"(?i:\b(?:an?|the|two|its|our)) (?P<agency>[A-Z][\w.-]*(?: [A-Z][\w-]+){0,2}) (?:news agency )?"
    r"(?:reporters?|correspondents?|journalists?|photographers?|witness|team|video journalist|stringer)\b"
)


def own_reporters(text: str) -> tuple[str, ...]:
    """Agencies whose own people the text cites as eyewitnesses ("a Reuters reporter said").

    No credit, but a hint: an agency that speaks of its own reporter so wrote the copy, or it was rewritten from the agency's.
    """
    return merge(name for match in _OWN.finditer(text) if (name := known_agency(match["agency"])))
