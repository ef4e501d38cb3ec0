"""Names of countries, states and seas that the gazetteer's data lack: short forms, demonyms, abbreviations.

Own work. Demonyms stand apart from names: "Libyan" points to a country but names no place.
"""


def _table(lines: str) -> dict[str, str]:
    """Lines such as "LY: libyan, libyans" as {form: code}."""
    out = {}
    for line in lines.strip().splitlines():
        code, _, forms = line.partition(":")
        for form in forms.split(","):
            out[form.strip()] = code.strip()
    return out


# Keys as `placenames.key` makes them.
COUNTRY_ALIASES = _table(
    """
    GB: britain, great britain, uk, u k, united kingdom
    US: usa, us, u s, u s a, america, united states of america, the states, united states
    AE: uae, emirates
    RU: russia, russian federation
    CN: china, mainland china, prc, peoples republic of china
    TW: taiwan, republic of china
    KR: south korea, republic of korea, rok
    KP: north korea, dprk
    IR: iran, islamic republic of iran
    SY: syria, syrian arab republic
    VN: vietnam, viet nam
    LA: laos
    CD: democratic republic of the congo, democratic republic of congo, dr congo, drc, congo kinshasa, zaire
    CG: republic of the congo, republic of congo, congo brazzaville, congo
    CI: ivory coast, cote divoire
    MM: myanmar, burma
    CZ: czech republic, czechia
    MK: north macedonia, macedonia
    SZ: swaziland, eswatini
    CV: cape verde, cabo verde
    TL: east timor, timor leste
    VA: vatican, vatican city, holy see
    PS: palestine, palestinian territories, palestinian territory, occupied palestinian territory
    TR: turkey, turkiye
    BA: bosnia, bosnia herzegovina, bosnia and herzegovina
    NL: holland, netherlands
    GM: gambia, the gambia
    BS: bahamas, the bahamas
    TT: trinidad, trinidad and tobago
    AG: antigua
    KN: st kitts
    CF: car, central african republic
    SA: saudi arabia, ksa, kingdom of saudi arabia
    ZA: south africa, rsa
    SS: south sudan
    NZ: new zealand
    PG: papua new guinea, png
    MD: moldova
    BO: bolivia
    VE: venezuela
    TZ: tanzania
    BN: brunei
    FM: micronesia
    XK: kosovo
    """
)

DEMONYMS = _table(
    """
    AF: afghan, afghans
    AL: albanian, albanians
    DZ: algerian, algerians
    AO: angolan, angolans
    AR: argentine, argentinian, argentines, argentinians
    AM: armenian, armenians
    AU: australian, australians, aussie
    AT: austrian, austrians
    AZ: azerbaijani, azerbaijanis, azeri, azeris
    BH: bahraini, bahrainis
    BD: bangladeshi, bangladeshis
    BY: belarusian, belarusians
    BE: belgian, belgians
    BZ: belizean
    BJ: beninese
    BO: bolivian, bolivians
    BA: bosnian, bosnians
    BW: botswanan
    BR: brazilian, brazilians
    GB: british, briton, britons
    BG: bulgarian, bulgarians
    BF: burkinabe
    MM: burmese
    BI: burundian, burundians
    KH: cambodian, cambodians
    CM: cameroonian, cameroonians
    CA: canadian, canadians
    CF: central african
    TD: chadian, chadians
    CL: chilean, chileans
    CN: chinese
    CO: colombian, colombians
    CD: congolese
    CR: costa rican, costa ricans
    HR: croatian, croatians, croat
    CU: cuban, cubans
    CY: cypriot, cypriots
    CZ: czech, czechs
    DK: danish, danes
    DJ: djiboutian
    DO: dominican, dominicans
    EC: ecuadorean, ecuadorian, ecuadorians
    EG: egyptian, egyptians
    SV: salvadoran, salvadorans, salvadorean
    ER: eritrean, eritreans
    EE: estonian, estonians
    ET: ethiopian, ethiopians
    FJ: fijian, fijians
    FI: finnish, finns
    FR: french
    GA: gabonese
    GM: gambian, gambians
    GE: georgian, georgians
    DE: german, germans
    GH: ghanaian, ghanaians
    GR: greek, greeks
    GT: guatemalan, guatemalans
    GN: guinean, guineans
    GY: guyanese
    HT: haitian, haitians
    HN: honduran, hondurans
    HU: hungarian, hungarians
    IS: icelandic
    IN: indian, indians
    ID: indonesian, indonesians
    IR: iranian, iranians
    IQ: iraqi, iraqis
    IE: irish
    IL: israeli, israelis
    IT: italian, italians
    CI: ivorian, ivorians
    JM: jamaican, jamaicans
    JP: japanese
    JO: jordanian, jordanians
    KZ: kazakh, kazakhs
    KE: kenyan, kenyans
    XK: kosovar, kosovars
    KW: kuwaiti, kuwaitis
    KG: kyrgyz
    LA: lao, laotian
    LV: latvian, latvians
    LB: lebanese
    LR: liberian, liberians
    LY: libyan, libyans
    LT: lithuanian, lithuanians
    LU: luxembourgish
    MK: macedonian, macedonians
    MG: malagasy
    MW: malawian, malawians
    MY: malaysian, malaysians
    MV: maldivian
    ML: malian, malians
    MT: maltese
    MR: mauritanian, mauritanians
    MU: mauritian
    MX: mexican, mexicans
    MD: moldovan, moldovans
    MN: mongolian, mongolians
    ME: montenegrin, montenegrins
    MA: moroccan, moroccans
    MZ: mozambican, mozambicans
    NA: namibian, namibians
    NP: nepalese, nepali
    NL: dutch
    NZ: new zealander, new zealanders
    NI: nicaraguan, nicaraguans
    NE: nigerien
    NG: nigerian, nigerians
    KP: north korean, north koreans
    NO: norwegian, norwegians
    OM: omani, omanis
    PK: pakistani, pakistanis
    PS: palestinian, palestinians
    PA: panamanian, panamanians
    PG: papua new guinean
    PY: paraguayan, paraguayans
    PE: peruvian, peruvians
    PH: philippine, filipino, filipinos
    PL: polish, poles
    PT: portuguese
    QA: qatari, qataris
    RO: romanian, romanians
    RU: russian, russians
    RW: rwandan, rwandans
    SA: saudi, saudis
    SN: senegalese
    RS: serbian, serbians, serb, serbs
    SL: sierra leonean, sierra leoneans
    SG: singaporean, singaporeans
    SK: slovak, slovaks
    SI: slovenian, slovenians
    SO: somali, somalis
    ZA: south african, south africans
    KR: south korean, south koreans
    SS: south sudanese
    ES: spanish, spaniard, spaniards
    LK: sri lankan, sri lankans
    SD: sudanese
    SR: surinamese
    SE: swedish, swedes
    CH: swiss
    SY: syrian, syrians
    TW: taiwanese
    TJ: tajik, tajiks
    TZ: tanzanian, tanzanians
    TH: thai, thais
    TG: togolese
    TN: tunisian, tunisians
    TR: turkish, turks
    TM: turkmen
    UG: ugandan, ugandans
    UA: ukrainian, ukrainians
    AE: emirati, emiratis
    US: american, americans
    UY: uruguayan, uruguayans
    UZ: uzbek, uzbeks
    VE: venezuelan, venezuelans
    VN: vietnamese
    YE: yemeni, yemenis
    ZM: zambian, zambians
    ZW: zimbabwean, zimbabweans
    """
)

# Postal and press abbreviations of first-order regions, with and without stops; the value is "country|name".
# They say which part of a town; the few towns of these names are never meant by the word alone.
COMPASS = frozenset("northeast northwest southeast southwest".split())
REGION_ABBREVIATIONS = _table(
    """
    US|Alabama: al, ala
    US|Alaska: ak
    US|Arizona: az, ariz
    US|Arkansas: ar, ark
    US|California: ca, calif, cal
    US|Colorado: co, colo
    US|Connecticut: ct, conn
    US|Delaware: de, del
    US|District of Columbia: dc, d c, washington dc
    US|Florida: fl, fla
    US|Georgia: ga
    US|Hawaii: hi
    US|Idaho: id
    US|Illinois: il, ill
    US|Indiana: in, ind
    US|Iowa: ia
    US|Kansas: ks, kan, kans
    US|Kentucky: ky
    US|Louisiana: la
    US|Maine: me
    US|Maryland: md
    US|Massachusetts: ma, mass
    US|Michigan: mi, mich
    US|Minnesota: mn, minn
    US|Mississippi: ms, miss
    US|Missouri: mo
    US|Montana: mt, mont
    US|Nebraska: ne, neb, nebr
    US|Nevada: nv, nev
    US|New Hampshire: nh, n h
    US|New Jersey: nj, n j
    US|New Mexico: nm, n m
    US|New York: ny, n y
    US|North Carolina: nc, n c
    US|North Dakota: nd, n d
    US|Ohio: oh
    US|Oklahoma: ok, okla
    US|Oregon: or, ore
    US|Pennsylvania: pa, penn, penna
    US|Rhode Island: ri, r i
    US|South Carolina: sc, s c
    US|South Dakota: sd, s d
    US|Tennessee: tn, tenn
    US|Texas: tx, tex
    US|Utah: ut
    US|Vermont: vt
    US|Virginia: va
    US|Washington: wa, wash
    US|West Virginia: wv, w va
    US|Wisconsin: wi, wis, wisc
    US|Wyoming: wy, wyo
    CA|Ontario: ont
    CA|Quebec: que
    CA|British Columbia: bc, b c
    CA|Alberta: alta
    CA|Manitoba: man
    CA|Saskatchewan: sask
    CA|Nova Scotia: ns, n s
    CA|New Brunswick: nb, n b
    AU|New South Wales: nsw
    """
)
