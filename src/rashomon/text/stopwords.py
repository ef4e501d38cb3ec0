"""Words that tell no report from another."""

STOPWORDS = frozenset(
    "a about above according after again against all also am an and any are as at be because been before being below between"
    " both but by can could day days did do does doing down during each few for from further get got had has have having he her"
    " here hers him his how i if in into is it its itself just like made make may me might more most must my new no nor not now"
    " of off on once one only or other our out over own mr mrs ms s said same say says shall she should so some still such t"
    " than that the their them then there these they this those through to told too under until up upon us very was we well were"
    " what when where which while who whom why will with would year years you your 1".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december".split()
)
