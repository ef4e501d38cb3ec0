"""Lines that belong to the page and not to the report: share bars, invitations, links to other reports, copyright, notices.

A rule here must hold for whole lines that no reporter writes. Each is tied to the line's beginning and bounded in length.
"""

from __future__ import annotations

import re

_MOST_WORDS = 60
_EMAIL = r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,40}"
_NETWORKS = (
    r"(?:facebook|fb|twitter|x|instagram|whatsapp|linkedin|linked ?in|pinterest|reddit|telegram|tumblr|youtube|tiktok"
    r"|google ?(?:\+|plus|news)?|snapchat"
    r"|threads|bluesky|mastodon|flipboard|messenger|viber|digg|stumbleupon|delicious|pocket|soundcloud|social media)"
)

_SHARE_WORD = re.compile(
    rf"{_NETWORKS}|share[ds]?|sharing|tweet(?:s|ed)?|pin(?: it)?|like[sd]?|e-?mail|mail|print(?:er)?|copy|link|url|save"
    rf"|comments?|more|sms|rss|text|"
    r"this|story|article|post|page|news|with|friends?|on|via|by|to|in|a|an|the|or|and|your|it|me|us|click|open|opens|new"
    r"|window|tab|options?|send|embed|"
    r"friendly|version|copied|shares?|play|follow|like loading|loading|pause|show|hide|others?|0|size|bookmark|add|tap"
    r"|button|buttons",
    re.IGNORECASE,
)
_SHARE_SURE = re.compile(
    rf"(?i)\b(?:share|shares|tweet|pin it|e-?mail|print|copy link|follow|{_NETWORKS.replace('|x|', '|')}|bookmark|comments?"
    rf"|loading|embed)\b"
)
_WORD = re.compile(r"[\w+-]+")

_RULES: tuple[tuple[str, str], ...] = (
    ("divider", r"[\W_]+\Z"),
    (
        "advertisement",
        (
            r"(?:\W{0,3}(?:advert(?:isements?|isment|orial|ising)?|sponsored(?: content| links?| by.{1,40})?"
            r"|promoted(?: content)?"
            r"|ad feedback|paid content)\W*(?:(?:story|article|post|content|scroll|skip|continue|close)\b.{0,50})?"
            r"|(?:story|article|post|content) continues (?:below|after|under).{0,60}|this content is (?:imported"
            r"|provided) .{0,120})\Z"
        ),
    ),
    (
        "copyright line",
        r"[\W_]{0,4}(?:(?:©|&copy;|copyright|\(c\))(?=.{0,80}(?:\b(?:19|20)\d\d\b|©|rights? reserved|/))|(?:19|20)\d\d ?©)",
    ),
    ("copyright line", r"[\W_]{0,4}(?:©|copyright\b)(?: [\w.&’'-]+){1,6}\Z"),
    (
        "copyright line",
        (
            r"\W{0,3}all rights reserved\b|\W{0,3}this (?:material|article|story|content) (?:may|cannot|can"
            r"|must) ?not be (?:published|reproduced|copied|used|re)"
        ),
    ),
    (
        "copyright line",
        r"(?:republish(?:ed)? (?:this|with permission)|reprinted with permission|click here for (?:reuse|reprint))",
    ),
    (
        "sharing bar",
        (
            rf"(?:read or share this story|share (?:this|on|via|the|your)|tweet this|like this:|e-?mail this"
            rf"|print this)\b.{{0,120}}\Z|join the (?:conversation"
            rf"|discussion|debate)\b.{{0,90}}\Z|(?:follow|like (?!many|most|others|some|it|this|that|so)|find|friend|join"
            rf"|connect with|add|visit|check out|keep up with) .{{0,80}}\b(?:on|at|via|our)"
            rf" {_NETWORKS}\b"
        ),
    ),
    (
        "invitation to follow",
        (
            r"\W{0,6}(?:you can )?(?:follow|tweet (?:us|me|him|her|at|to)|find|reach|e-?mail|contact)\b"
            r"[^.!?]{0,80}(?<![\w.+-])@\w{2,}"
            rf"|(?:follow|like) (?:us|me|him|her|them|our)\b(?= (?:on|at|via|facebook|twitter|for|page)\b|\W*\Z)"
            rf"|follow [\w.@’' -]{{2,50}}:|(?:on |visit )?{_NETWORKS}(?: handle)? ?[:@|/-].{{0,80}}\Z"
            r"|@\w{2,30}\W*\Z|(?:stay|keep) (?:up to date|connected|informed|in touch|in the know|tuned)\b"
        ),
    ),
    (
        "invitation to subscribe",
        (
            r"\W{0,3}(?:click here to |tap here to |please |to )?(?:sign[ -]?up|signup|subscribe|register|opt in|download)\b"
            r"(?=.{0,160}\b(?:newsletters?|alerts?|inbox|e-?mails?|apps?|today|here|now|free|podcast|channel|updates|news"
            r"|subscription|subscribers?|our|us)\b)"
        ),
    ),
    (
        "invitation to subscribe",
        (
            r"(?:get|receive|never miss|don[’']?t miss|be the first|want|looking for|enjoying|like what|join|become|support"
            r"|already|create|log ?in|sign in)\b"
            r"(?=.{0,140}\b(?:newsletters?|inbox|news ?alerts?|e-?mail alerts?|breaking news|headlines|mobile app|news app"
            r"|apps? for|facebook post|membership"
            r"|subscri(?:be|bers?|ption)|account|journalism|a member|a patron|our app)\b)(?!.{0,200}\bsaid\b)"
        ),
    ),
    (
        "invitation to subscribe",
        r"(?:whenever|when|every time|each time) .{2,60}\bposts? (?:new|any) content\b.{0,120}\b(?:e-?mail|inbox|alert)\b",
    ),
    ("notice to readers", r"(?:last |this story was )?updated:?(?: at| on)? (?=[^\n]{0,40}\d)[\w.,: ]{2,40}:?\Z"),
    ("player or page control", r"(?:close ?)?skip in skip\b(?: x)?(?: embed)?(?: x)?(?: share)?\b"),
    (
        "invitation to subscribe",
        (
            r"\W{0,3}(?:email newsletters?|free apps?|our (?:app|newsletter)|newsletters?|your (?:morning|daily"
            r"|weekly) )\b.{0,60}\Z"
        ),
    ),
    (
        "link to other reports",
        (
            r"\W{0,4}(?:read|see|watch|listen|hear|view|check out)(?: (?:more|also|next|on|here|now|it|the|full|our|this|all"
            r"|related|live|below|videos?|photos?|story|stories"
            r"|complete|latest|original|entire|interactive|gallery|coverage)){0,4} ?(?::|>|»|\||→|…|\.\.\.)"
        ),
    ),
    (
        "link to other reports",
        (
            r"\W{0,4}(?:read (?:more|the (?:full|original|rest|complete|entire)|full|next|also)|see (?:also|more)|watch (?:now"
            r"|live|this|the video|more|below|our)"
            r"|also read|continue reading|keep reading|click (?:here|to|on)|tap here|scroll down|swipe|view (?:gallery|slideshow"
            r"|more|all|the)|now playing|up next"
            r"|next article|previous article|in case you missed|(?:more|most read|most popular|related|top stories"
            r"|trending)\Z)(?!\w)[^.!?]{0,140}[.!?:>»…]{0,3}\Z"
        ),
    ),
    (
        "link to other reports",
        (
            r"\W{0,4}(?:more (?:on|from|about|at|stories|news|top stories|headlines|coverage|videos?|in)|(?:related|recommended"
            r"|trending|popular|latest|top|other)"
            r" (?:stor(?:y|ies)|articles?|news|videos?|posts?|links?|content|coverage|headlines|reading|now|topics|tags|searches"
            r"|on|in|for you)"
            r"|most (?:read|popular|viewed|shared)|you (?:may|might) (?:also|like)|what others are|also (?:on|in)|don[’']t miss"
            r"|editor[’']?s[’']? (?:pick|choice)s?)\b"
            r"(?:[^.!?]{0,140}[:>»…]{0,3}|(?: [^ .!?]+){0,5}\.)\Z"
        ),
    ),
    (
        "link to other reports",
        (
            r"\W{0,4}(?:related(?: (?:stor(?:y|ies)|articles?|links?|content|coverage|news|videos?|topics?|tags?))?"
            r"|trending(?: (?:stories|now))?|recommended"
            r"|more|also|video|videos|photos|gallery|slideshow|map|documents?|pdf|interactive|tags?|topics?|filed under"
            r"|categor(?:y|ies)"
            r"|live(?: updates| blog)?|explainer|explained|opinion|in pictures|in photos|on mobile|links?"
            r"|story highlights) ?(?::|>>?|»|\|) ?.{0,160}\Z"
        ),
    ),
    (
        "link to other reports",
        (
            r"\W{0,4}(?:lesen sie (?:auch|mehr|hier)|auch (?:lesen|interessant)|mehr zum thema|mehr (?:dazu|lesen)"
            r"|weitere (?:artikel|themen|beiträge|informationen|nachrichten)"
            r"|das könnte (?:sie|dich) auch|zum weiterlesen|schon gelesen|empfohlene (?:artikel|beiträge)|lire aussi"
            r"|à lire(?: aussi)?|pour lire la suite|sur le même sujet"
            r"|lea también|le[ae]? puede interesar|te puede interesar|notas? relacionadas?|contenidos? relacionados?|puedes ver"
            r"|mire|vea también|leia (?:também|mais)|veja também"
            r"|leggi anche|potrebbe interessarti|czytaj (?:też|także|więcej)|zobacz (?:też|także)|lees ook|les også|læs også"
            r"|läs (?:också|även|mer))\b[^.!?]{0,120}[.!?:>»…]{0,3}\Z"
        ),
    ),
    (
        "invitation to subscribe",
        (
            r"(?:(?:zum|jetzt|unser(?:en)?|den) newsletter (?:anmelden|abonnieren)|newsletter (?:abonnieren|bestellen)"
            r"|suscríbe(?:te|se)\b.{0,80}|abonnez-vous\b.{0,80}"
            r"|inscrivez-vous\b.{0,80}|iscriviti\b.{0,80})\W*\Z"
        ),
    ),
    ("advertisement", r"(?:anzeige|werbung|publicité|publicidad|pubblicità|reklama|annons|advertentie|annonse)\W*\Z"),
    (
        "player or page control",
        (
            r"\W{0,3}(?:please (?:enable|turn on|upgrade|update)|enable javascript|sorry,? (?:your browser|this video|we are)"
            r"|your browser|you need (?:the latest|flash|to)\b.{0,30}"
            r"\b(?:flash|javascript|player|browser)|javascript is|having trouble (?:viewing|with)|hide transcript"
            r"|show transcript|video (?:loading|player|unavailable)"
            r"|poll loading|this video (?:is (?:no|not|un|private)|file|cannot)|the video cannot|(?:this"
            r"|our) (?:web)?site (?:uses|requires)|we use cookies|by (?:continuing|using this) "
            r"|you must enter the characters|this feature requires|image \d+ of|photo \d+ of|slide \d+ of|page \d+ of"
            r"|\d+ of \d+\b|\d{1,2}:\d\d .{0,90}\bpause\b|skip to|back to top"
            r"|jump to|go to|return to|toggle|your notification has|there was a problem saving|e-?mail notifications are"
            r"|0 pending comments|no comments|comments? (?:are )?closed"
            r"|close (?:skip|get|caption|this)|leave a (?:comment|reply)|post a comment|add a comment|have something to add"
            r"|log in to|view comments|load(?:ing)? (?:more|comments)|loading|\d+ comments?"
            r"|privacy policy|terms of (?:use|service)|manage (?:newsletters|cookies)|cookie|text size|font size|enlarge"
            r"|caption close|expand|collapse|autoplay"
            r"|buy (?:photo|now)|replay|hide caption|toggle caption|on a mobile device)\b[^“”\"]{0,200}\Z"
        ),
    ),
    (
        "player or page control",
        (
            r"(?:photos?|videos?|print|e-?mail|comments?|tweet|share|menu|search|play|pause|more|close|gallery|next|previous"
            r"|tags|topics|transcript|caption|hide|show|audio|listen"
            r"|listen live|watch live|home|news|full text|abstract|advertise|contact us|about us|login|subscribe"
            r"|top news photos of the week)[.:]?\Z"
        ),
    ),
    (
        "contact line of the outlet",
        (
            rf"(?:\W{{0,3}}(?:(?:contact|reach|e-?mail|e-?mail address|write to|call|to (?:contact|reach)|you can (?:contact"
            rf"|reach)|send)\b[^.!?]{{0,100}})?\W{{0,4}}{_EMAIL}\b"
            rf"(?:[^.!?]|[.](?=\d|\w)){{0,100}}\W*\Z|contact [^.!?]{{3,80}}{_EMAIL}|to contact (?:the )?(?:writer|reporter"
            rf"|editor|author)\b)"
        ),
    ),
    (
        "contact line of the outlet",
        (
            rf"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,3}}),? (?:(?:is|was) (?:an?|the) [^!?]{{0,120}}?\b(?:writers?|reporter"
            rf"|correspondent|columnist|editor"
            rf"|journalist|producer|contributor|fellow|professor|economist|author|analyst|anchor|host|blogger|photographer)\b"
            rf"|covers|writes|tweets|reports for)"
            rf"[^!?]{{0,200}}?(?:{_EMAIL}|@\w{{2,}})"
        ),
    ),
    (
        "contact line of the outlet",
        (
            r"(?:report an error|submit a tip|(?:send|submit) (?:us )?(?:your|a|news) (?:news )?(?:tips?|photos?"
            r"|story))\b.{0,120}\Z"
        ),
    ),
    ("contact line of the outlet", r"\(?\d{3}\)?[ -.]\d{3}[-.]\d{4}\W*\Z"),
)
_LINES = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _RULES)

# Sentences by which an outlet speaks of its own page; a line goes when it holds nothing else.
_NOTICE = re.compile(
    r"(?i)(?:(?:update:? )?(?:please )?(?:check|come|look) back (?:here |later |soon |often )?(?:for|with|to|as|on)\b"
    r"|this (?:is an?|story is(?: an?)?|is a) (?:developing|breaking|evolving|ongoing|updated)\b"
    r"|this (?:breaking news )?(?:story|article|report|post|page) (?:will be|is being|has been|was)"
    r" (?:updated|corrected|first published|originally|last updated)|(?:stay (?:with|tuned)|keep checking|refresh"
    r"|tune in(?:to)?|count on|stick with)\b(?!.{0,80}\bsaid\b)"
    r"|(?:we|[A-Z][\w.]+(?: [\w.]+){0,3}) will (?:continue to )?(?:update|bring|have|provide)(?: you)?(?: (?:this|the|more"
    r"|our|with|any|additional|updates|further|latest|new))"
    r"(?!.{0,80}\bsaid\b)|more (?:details|information|on this|to (?:come|follow))(?: as\b| when\b| soon| will be (?:provided"
    r"|added|posted|available|updated)|\.?\Z)|(?:the )?previous(?: version of the)? story (?:follows|is below)"
    r"|this story (?:originally|first) appeared|this article (?:originally|first) appeared)[^“”\"]{0,160}\Z"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]? +(?=[A-Z(©@])")
_LEADING = re.compile(
    r"(?i)\A(?:please enable javascript to watch this video|advertisement|loading\.\.\.|hide transcript show transcript"
    r"|scroll down for videos?|video loading"
    r"|sorry, your browser doesn[’']t support flash ?, needs a flash update ?, or has flash disabled\."
    r" you need flash to watch this video\.?"
    r"|copy link copy"
    r"|share this:? ?facebook ?twitter|watch this story|\(?©[^)a-z]{3,30}\))[\s|:.-]+(?=[A-Z“\"(0-9])"
)
# What may be taken off the end of a paragraph, sentence by sentence.
_TRAILING_REASONS = frozenset(
    {"copyright line", "sharing bar", "invitation to follow", "invitation to subscribe", "contact line of the outlet"}
)
_TAIL = 700


def page_line(line: str) -> str:
    """Why a line belongs to the page and not to the report; "" where it may belong to the report."""
    words = line.count(" ") + 1
    if words > _MOST_WORDS:
        return ""
    if _is_share_bar(line, words):
        return "sharing bar"
    for reason, pattern in _LINES:
        if pattern.match(line):
            return reason
    if all(_NOTICE.match(sentence) for sentence in _SENTENCE_END.split(line)):
        return "notice to readers"
    return ""


def leading_leftover(paragraph: str) -> int:
    """How many characters at the head of a paragraph belong to the page."""
    match = _LEADING.match(paragraph)
    return match.end() if match else 0


def trailing_leftover(paragraph: str) -> tuple[int, str] | None:
    """Where the sentences at a paragraph's end that belong to the page begin, and why; None where there are none."""
    starts = [match.end() for match in _SENTENCE_END.finditer(paragraph, max(0, len(paragraph) - _TAIL))]
    found: tuple[int, str] | None = None
    for start in reversed(starts):
        reason = page_line(paragraph[start : found[0] if found else len(paragraph)].strip())
        if reason not in _TRAILING_REASONS:
            break
        found = (start, reason)
    return found


def _is_share_bar(line: str, words: int) -> bool:
    if words > 18 or not _SHARE_SURE.search(line):
        return False
    return all(_SHARE_WORD.fullmatch(word) or word.isdigit() for word in _WORD.findall(line))
