"""Sentences of invented news with their parses, for the tests of annotate."""

# A man and two women were killed in Sarat on Friday.
LIST = """
A a DET 2 det
man man NOUN 7 nsubj:pass
and and CCONJ 5 cc
two two NUM 5 nummod
women woman NOUN 2 conj
were be AUX 7 aux:pass
killed kill VERB 0 root event=occurrence
in in ADP 9 case
Sarat Sarat PROPN 7 obl name=place
on on ADP 11 case
Friday Friday PROPN 7 obl
. . PUNCT 7 punct glued
"""

# Rebels took 30 fighters prisoner in Sarat, a commander, Omar Sallabi, told Borea News.
PRISONERS = """
Rebels rebel NOUN 2 nsubj
took take VERB 0 root event=occurrence
30 30 NUM 4 nummod
fighters fighter NOUN 2 obj
prisoner prisoner NOUN 2 xcomp
in in ADP 7 case
Sarat Sarat PROPN 2 obl name=place
, , PUNCT 2 punct glued
a a DET 10 det
commander commander NOUN 15 nsubj
, , PUNCT 12 punct glued
Omar Omar PROPN 10 appos name=person
Sallabi Sallabi PROPN 12 flat +
, , PUNCT 10 punct glued
told tell VERB 2 parataxis event=reporting
Borea Borea PROPN 17 compound name=organisation
News News PROPN 15 obj +
. . PUNCT 2 punct glued

Sallabi Sallabi PROPN 2 nsubj name=person
said say VERB 0 root event=reporting
12 12 NUM 5 nsubj
had have AUX 5 aux
died die VERB 2 ccomp event=occurrence
. . PUNCT 2 punct glued
"""

# ONA reported that five people were wounded, citing an unnamed doctor.
RELAY = """
ONA ONA PROPN 2 nsubj name=organisation
reported report VERB 0 root event=reporting
that that SCONJ 7 mark
five five NUM 5 nummod
people people NOUN 7 nsubj:pass
were be AUX 7 aux:pass
wounded wound VERB 2 ccomp event=occurrence
, , PUNCT 9 punct glued
citing cite VERB 2 advcl
an a DET 12 det
unnamed unnamed ADJ 12 amod
doctor doctor NOUN 9 obj
. . PUNCT 2 punct glued
"""

# Troops failed to take Sarat, about 80 km south of Merz.
FAILED = """
Troops troop NOUN 2 nsubj
failed fail VERB 0 root
to to PART 4 mark
take take VERB 2 xcomp event=occurrence
Sarat Sarat PROPN 4 obj name=place
, , PUNCT 10 punct glued
about about ADV 8 advmod
80 80 NUM 9 nummod
km km NOUN 10 obl:unmarked
south south ADV 5 advmod
of of ADP 12 case
Merz Merz PROPN 10 obl name=place
. . PUNCT 2 punct glued
"""

# The council held an emergency meeting at Norland's request.
MEETING = """
The the DET 2 det
council council NOUN 3 nsubj
held hold VERB 0 root
an a DET 6 det
emergency emergency NOUN 6 compound
meeting meeting NOUN 3 obj event=occurrence
at at ADP 10 case
Norland Norland PROPN 10 nmod:poss name=place
's 's PART 8 case glued
request request NOUN 3 obl
. . PUNCT 3 punct glued
"""

# Norland called an emergency meeting (of the council).
CALLED = """
Norland Norland PROPN 2 nsubj name=place
called call VERB 0 root
an a DET 5 det
emergency emergency NOUN 5 compound
meeting meeting NOUN 2 obj event=occurrence
of of ADP 8 case
the the DET 8 det
council council NOUN 5 nmod
. . PUNCT 2 punct glued
"""

# The Northern Borean Army (NBA) denied shelling the town. The NBA will withdraw.
ARMY = """
The the DET 4 det
Northern Northern PROPN 4 compound name=organisation
Borean Borean PROPN 4 compound +
Army Army PROPN 8 nsubj +
( ( PUNCT 6 punct
NBA NBA PROPN 4 appos glued
) ) PUNCT 6 punct glued
denied deny VERB 0 root event=reporting
shelling shell VERB 8 xcomp event=occurrence
the the DET 11 det
town town NOUN 9 obj
. . PUNCT 8 punct glued

The the DET 2 det
NBA NBA PROPN 4 nsubj
will will AUX 4 aux
withdraw withdraw VERB 0 root event=occurrence
. . PUNCT 4 punct glued
"""

# Attackers stormed the camp without a fight, leaving three dead and five others wounded.
LEAVING = """
Attackers attacker NOUN 2 nsubj
stormed storm VERB 0 root event=occurrence
the the DET 4 det
camp camp NOUN 2 obj
without without ADP 7 case
a a DET 7 det
fight fight NOUN 2 obl
, , PUNCT 9 punct glued
leaving leave VERB 2 advcl
three three NUM 9 obj
dead dead ADJ 9 xcomp
and and CCONJ 14 cc
five five NUM 14 nummod
others other NOUN 10 conj
wounded wound VERB 14 acl
. . PUNCT 2 punct glued
"""

# Twelve civilians were killed and dozens of people wounded. (the second verb left out, and read as hanging on the first)
GAPPED = """
Twelve twelve NUM 2 nummod
civilians civilian NOUN 4 nsubj:pass
were be AUX 4 aux:pass
killed kill VERB 0 root event=occurrence
and and CCONJ 6 cc
dozens dozen NOUN 2 conj
of of ADP 8 case
people person NOUN 6 nmod
wounded wound VERB 4 advcl
. . PUNCT 4 punct glued
"""

# Not one of our men has been captured.
NOT_ONE = """
Not not PART 2 advmod
one one NUM 8 nsubj:pass
of of ADP 5 case
our our PRON 5 nmod:poss
men man NOUN 2 nmod
has have AUX 8 aux
been be AUX 8 aux:pass
captured capture VERB 0 root event=occurrence
. . PUNCT 8 punct glued
"""

# “We are in full control of the town,” said Mayor Ana Brezek. “Nobody was hurt.” She thanked the army.
QUOTED = """
“ “ PUNCT 6 punct
We we PRON 6 nsubj glued
are be AUX 6 cop
in in ADP 6 case
full full ADJ 6 amod
control control NOUN 12 ccomp
of of ADP 9 case
the the DET 9 det
town town NOUN 6 nmod
, , PUNCT 6 punct glued
” ” PUNCT 6 punct glued
said say VERB 0 root event=reporting
Mayor mayor PROPN 14 nmod:desc
Ana Ana PROPN 12 nsubj name=person
Brezek Brezek PROPN 14 flat +
. . PUNCT 12 punct glued

“ “ PUNCT 4 punct
Nobody nobody PRON 4 nsubj:pass glued
was be AUX 4 aux:pass
hurt hurt VERB 0 root
. . PUNCT 4 punct glued
” ” PUNCT 4 punct glued

She she PRON 2 nsubj
thanked thank VERB 0 root event=occurrence
the the DET 4 det
army army NOUN 2 obj
. . PUNCT 2 punct glued
"""
