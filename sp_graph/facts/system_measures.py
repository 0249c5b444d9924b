"""Measures of the system and its access: mandates, their holders, visits, invitations and States.

For each class of counted noun, the rules in the order in which they are tried.
"""

from __future__ import annotations

from sp_graph.facts.measure_rule import LIKELY, WEAK, Rule, rule

_CREATE = r"establish|creat|set up|add|launch|introduc"
_END = r"discontinu|terminat|end|expir|abolish|merg|laps|conclud|phas"
_RENEW = r"renew|extend|prolong|continu|review|rationali"
_KIND = ((r"\bthematic\b", "thematic"), (r"\bcountr|territor|geographic", "country"))
_SINGLE = r"\b(?:special rapporteur|independent expert|special representative|working group|subcommittee|treaty bod(?:y|ies))\b"
_ABOUT_COUNTRIES = r"\bcountr(?!y visits?)|geographic|\bterritor"
SUPPORT = r"external (?:financial |material )?(?:support|assistance|resources|funding)|support (?:received )?from (?:external|other|outside)|disclos"
FIVE_YEARS = r"(?:last|past|previous|preceding) five(?:-| )years?|five-year|(?:same|that|this|five-year|reporting) (?:time )?(?:period|time ?frame)|since \d{4}"
FIVE_VISITS = (
    r"\bfive (?:or more |\w+ )?(?:visits?|times)|(?:at least|more than|over|no fewer than) (?:five|5)\b|\b5 or more"
)
_NOT_VISITED = (
    r"\b(?:never|not|yet to|no|none|without|neither)\b[^;:]{0,40}?\b(?:visit(?:s|ed)?|received? (?:any|one|none|a )|host(?:ed)?)\b"
    r"|\breceived (?:no\b|none)|\b(?:un|non-?)visited\b|\bnever (?:been|had|received|hosted)|\bdid not (?:receive|host) (?:a|any|one)"
)
_VISITED = (
    r"\b(?:had|have|has|were|was|been)\b[^;:]{0,35}?\bvisited\b|\breceived (?:at least )?(?:one|a|an|their)?\b[^;:]{0,30}?\bvisits?\b"
    r"|\bhosted (?:at least )?(?:one|a)\b"
)
_FIRST = r"\bfirst(?:-ever| ever)? (?:\w+ ){0,3}visit|\bfor the (?:very )?first time\b|\b(?:never|not) (?:previously |before )?(?:been visited|received|hosted|done so)[^;:]{0,40}\b(?:before|previously|until|hosted|received|held)"
_INVITED = r"standing (?:open )?invitation|such (?:an )?invitation"
_TO_STATES = r"\b(?:to|of|in|by|from|with|against|involving|concerning|concerned|about|regarding|on|addressees were|recipients were)\b(?: the)?(?: governments of)? (?:[\w-]+ ){0,3}$"

MANDATES = (
    rule("mandates-created", below=25, verb=_CREATE, no_verb=f"{_RENEW}|{_END}", breakdown=_KIND),
    rule("mandates-created", below=25, phrase=r"\bnew(?:ly)?\b", no_verb=f"{_RENEW}|{_END}|proposed?|request", breakdown=_KIND),
    rule("x-mandates-ended", unit="mandates", verb=_END, below=30),
    rule("x-mandates-renewed", unit="mandates", verb=_RENEW),
    rule("mandates-thematic", phrase=r"\bthematic\b", least=20, no_lead=r"\bby (?:some |about |over |around )?$"),
    rule("mandates-thematic", own=r"^\w* ?mandates? (?:\w+ ){0,4}(?:thematic|themes?)\b", least=20),
    rule("mandates-country", own=_ABOUT_COUNTRIES, least=5, below=40, clause=r"\bthematic|total|current|there (?:are|were)|compris|exist|as (?:at|of) ", no_lead=r"\bby (?:some |about |over |around )?$"),
    rule("x-mandates-joint-action", unit="mandates", own=r"^(?:[\w-]+ )*mandates? (?:(?:have|had|has|were|jointly|also) )*(?:issued|signed|join|endors|participat|contribut|sent|involved|support|attend|call|submit|address|report)"),
    rule("mandates-total", least=30, no_phrase=r"\b(?:thematic|countr\w+)\b", no_own=r"^mandates? of (?!the special procedures)", no_lead=r"\bby (?:some |about |over |around )?$"),
)  # fmt: skip

POSITIONS = (
    rule("x-positions-vacant", unit="positions", own=r"\bvaca|unfilled|unoccupied|to be filled|fell|new position"),
    rule("mandate-holders-active", own=r"\b(?:filled|occupied|taken up|held)\b", least=30, confidence=LIKELY),
    rule("mandate-holder-positions", phrase=r"holders?[- ]positions", least=30, no_lead=r"\b(?:hold|held|occup\w+|fill\w*) (?:\w+ )*$"),
    rule("mandate-holder-positions", setting=r"mandate[- ]holder|special procedures", least=40, no_lead=r"\b(?:hold|held|occup\w+|fill\w*) (?:\w+ )*$", no_passage=r"staff|post"),
)  # fmt: skip

_ANSWERED = r"respond|repl(?:y|ied)|answer|provid\w* (?:\w+ )?information|sent in|disclos|complet|fill\w* in|submitted|return|reported on"
_OFFICE = r"took (?:up|office)|take up|taken up|assum|appoint|joined the system|start\w* their|began their"
HOLDERS = (
    rule("external-support-not-received", passage=SUPPORT, own=r"\b(?:not|no|none|without|nothing|never)\b[^;:]{0,40}\b(?:receiv|benefi|any\b|support)|\bhad not\b *[,.#]?$|\breceived (?:no\b|none)"),
    rule("external-support-respondents", passage=SUPPORT, governing=rf"(?:{_ANSWERED})", no_own=r"\b(?:not|did not|failed)\b", least=10, no_phrase="newly"),
    rule("external-support-received", passage=SUPPORT, own=r"\b(?:receiv|benefi|had such)", no_own=r"\bnot\b"),
    rule("mandate-holders-appointed", below=70, verb=_OFFICE, no_clause=r"induction|elected (?:to|as)|committee", own=r"(?:(?:at|during|in) (?:the|its) (?P<breakdown>[\w-]+)(?: session|(?: and)? ?[,.;]| *$))?"),
    rule("mandate-holders-appointed", below=40, passage=r"\bappoint", own=r"^(?:new )?mandate[- ]?holders? (?:at|during) (?:the|its) (?P<breakdown>[\w-]+)", no_clause=r"induction", confidence=LIKELY),
    rule("mandate-holders-active", least=40, own=r"^(?:\w+ )*?(?:in office|in place|in function|active|serving|current|incumbent|serve as mandate|experts? (?:hold|held|serv))\b", no_own=r"\bwho (?:respond|repl)", no_verb=r"attend|participat|respond|sign|issued|join|took part|endors"),
    rule("mandate-holders-active", least=50, topic=r"1", own=r"^(?:current |serving |active )*mandate[- ]?holders? (?:number|total|was|is|has|stood|stands|as|#|in)", no_sentence=r"meeting|session|statement|letter|declaration|joint"),
    rule("mandate-holders-active", least=50, lead=r"\b(?:there (?:are|were|is|was)|compris\w+|consist\w* of|composed of|made up of|number\w*|total\w*(?: of)?|with) (?:\w+ ){0,3}$", own=r"^(?:\w+ )*mandate[- ]?holders?(?: \(| *[,.#;]|$| (?:as (?:at|of)|at the end|serving|who serve|in|from|and)\b)", no_verb=r"attend|participat|respond|sign|issued|join|took part|endors|brought", no_sentence=r"meeting|session|statement|letter|declaration|joint", confidence=LIKELY),
)  # fmt: skip

_NOT_MADE = r"postpon|cancel|request|plan|schedul|reschedul|agree|accept|defer|declin|refus|suspend|reject|propos|envisag|sought|seek|foresee|foreseen|pend"
_PLAIN_VISIT = r"^(?:(?:in situ|in person|in-person|face to face|on-?site|on site|country|countries|official|physical|virtual|remote|online|such|joint|hybrid|actual|fact-finding|special procedures?|different|individual|separate|total|full|formal) )*(?:visits?|missions?)$"
_MODE = ((r"\bjoint", "jointly"), (r"\b(?:virtual|online|remote)", "online"))
VISITS = (
    rule("country-visits-yearly-average", sentence=r"\baverage|per year|\ba year\b|annually|each year|every year|yearly", phrase=_PLAIN_VISIT, least=10),
    rule("country-visits", phrase=_PLAIN_VISIT, no_clause=_SINGLE, no_lead=rf"\b(?:receiv|host|{_NOT_MADE})\w* (?:[\w-]+ ){{0,3}}$|invitations?\b[^;:]{{0,30}}\bfor (?:\w+ )?$|\bafter (?:\w+ )?$", no_own=rf"\b(?:was|were|be|been|being|that) (?:\w+ )?(?:{_NOT_MADE})|^(?:[\w-]+ )*visits? (?:{_NOT_MADE})|^(?:[\w-]+ )*visits? of\b", breakdown=_MODE),
    rule("country-visits", phrase=_PLAIN_VISIT, least=40, no_own=rf"\b(?:{_NOT_MADE})", no_lead=rf"\b(?:{_NOT_MADE})", no_clause=_SINGLE, confidence=WEAK),
)  # fmt: skip

INVITATIONS = (
    rule("standing-invitations", least=50),
    rule("standing-invitations-new", unit="standing-invitations", below=50, no_own=r"^[\w ]*invitations? (?:from|of) (?:the )?(?:\w+ )?group|withdr|revok"),
)  # fmt: skip

STATES = (
    rule("reprisal-cases-states", reprisal=r"1", sentence=r"secretary-general|\bhis (?:\w+ )?report|\bthe report \(a/"),
    rule("reprisal-cases-states", reprisal=r"1", clause=r"\bcases\b", no_clause=r"communications?\b", confidence=LIKELY),
    rule("x-reprisals-communications-states", unit="states", reprisal=r"1"),
    rule("communications-states", own=r"^[\w ]*\breceiv\w* (?:[\w-]+ ){0,4}communications?\b", no_own=r"\bno\b|not|repl", confidence=LIKELY),
    rule("states-five-or-more-visits", own=rf"(?:receiv|visited|host|had|accept)[^;:]{{0,50}}?(?:{FIVE_VISITS})", no_own=r"pending|\brequests?\b"),
    rule("states-five-or-more-pending-requests", whole=r"pending|outstanding|unanswered", sentence=r"\bfive\b|\b5 or more", no_own=r"\bwith(?:out)? (?:no|any) pending"),
    rule("standing-invitations-new", sentence=_INVITED, own=rf"{_INVITED}|done so|joined|new", below=40, no_own=r"non-member|observer|accept|never|not (?:yet )?(?:been )?visit|withdr", no_governing=r"\b(?:so that|total|bring|brought|raising|now)\b[^;:@]{0,40}@", no_clause=r"non-member|observer"),
    rule("standing-invitations-new", sentence=_INVITED, verb=r"extend|issued|announc|grant", below=40, no_clause=r"non-member|observer|accept|never|withdr", no_own=r"never|not yet"),
    rule("standing-invitations-new", lead=r"invitations?\b[^;:]{0,40}\b(?:by|from) (?:\w+ ){0,2}$", below=40, no_clause=r"non-member|observer|accept|never|withdr"),
    rule("standing-invitations-new", before=_INVITED, own=r"\bjoined (?:that|the|this) (?:list|group)|\b(?:did|done) (?:so|the same)\b|followed suit", below=40, no_own="not", confidence=LIKELY),
    rule("standing-invitations", sentence=_INVITED, phrase=r"non-member|observer", below=10, breakdown="non-member-observer-state"),
    rule("x-member-states", unit="states", lead=r"\b(?:out )?of (?:the |a total of |all )*$", least=192, below=195),
    rule("standing-invitations", sentence=_INVITED, least=50, below=195, no_own=r"never|not (?:yet )?(?:been |received|host)|visited"),
    rule("states-first-visit-hosted", own=_FIRST, no_own=r"\bagree|\baccept|invitation|will (?:host|receive)", below=30),
    rule("states-five-or-more-pending-requests", clause=r"\bfive (?:or more )?(?:[\w-]+ )?requests|at least (?:five|5) (?:[\w-]+ )?requests", own=r"\b(?:no|not|never)\b[^,;:]{0,30}(?:accept|visit)|accept\w* (?:no|none)"),
    rule("states-no-visit-in-five-years", lead=r"\bno (?:country )?visits? (?:[\w-]+ ){0,5}$", sentence=FIVE_YEARS),
    rule("states-no-visit-in-five-years", own=_NOT_VISITED, sentence=FIVE_YEARS, no_own=r"accept|agree"),
    rule("states-no-visit-in-five-years", own=_NOT_VISITED, before=FIVE_YEARS, no_own=r"accept|agree|\bnever|yet\b", confidence=LIKELY),
    rule("states-never-visited", own=_NOT_VISITED, no_own=r"accept|agree|since (?:19|20)"),
    rule("states-never-visited", lead=r"\bnever\b[^;:]{0,80}(?:was|were|is|are|to|at|stands|stood|by|remain\w*) (?:\w+ )*$", own=r"^states?\b", least=5),
    rule("states-ever-visited", own=_VISITED, no_own=r"five|\bnot\b|\bnever|\bno\b|several|(?:in|during) (?:the (?:course of|reporting)|20)", least=60),
    rule("states-visited", lead=r"\b(?:visits?|missions?)\b[^;:]{0,80}?\b(?:to|in|of|covering|across) (?:[\w-]+ ){0,4}$|\b(?:visit|travell|went)(?:ed|ing)? (?:to )?(?:[\w-]+ ){0,3}$", no_own=r"never|pending", no_lead=r"request|invit|never|\bno\b|not (?:yet )?(?:been )?visit", no_clause=rf"{_SINGLE}|since (?:19|20)|to date|so far", least=2, below=110),
    rule("states-ever-visited", lead=r"\bvisited (?:[\w-]+ ){0,3}$", least=110, no_own=r"five", confidence=LIKELY),
    rule("states-visited", seen=r" country-visits ", lead=r"\b(?:to|in|covering|across) (?:[\w-]+ ){0,3}$", no_clause=_SINGLE, no_lead=r"request|communicat|invit|extend", confidence=LIKELY),
    rule("states-visited", own=r"^(?:[\w-]+ )*(?:states?|countries|territories)[\w ]*\b(?:were|was) visited\b", sentence=r"mandate[- ]?holders|special procedures", no_own=r"least|five|times", confidence=LIKELY),
    rule("communications-states", clause=r"communications?\b|letters (?:sent|of)", lead=_TO_STATES, no_lead=r"repl|respon|follow|\bby (?:\w+ )?$|received from|disappear|visit|opinion", no_clause=rf"{_SINGLE}|follow(?:ed|ing)?[ -]up", least=2),
    rule("communications-states", seen=r" communications-sent ", governing=r"\b(?:address|recipient|sent|transmit|concern|receiv|involv)", no_governing=r"repl|respon|\bvisit|invit", no_clause=_SINGLE, least=5, confidence=LIKELY),
)  # fmt: skip

ACTORS = (
    rule("x-reprisals-communications-non-state-actors", unit="non-state-actors", reprisal=r"1"),
    rule("communications-non-state-actors", clause=r"communications?\b|letters (?:sent|of)|addressee", no_clause=r"disappearance|cases? (?:of|attributed)|follow(?:ed|ing)?[ -]up", no_lead=r"repl|respon|received from|\bby (?:\w+ )?$"),
    rule("communications-non-state-actors", seen=r" communications-(?:sent|states) ", no_clause=r"disappearance|cases? (?:of|attributed)|follow(?:ed|ing)?[ -]up", no_lead=r"repl|respon|received from|\bby (?:\w+ )?$", confidence=LIKELY),
)  # fmt: skip

INSTITUTIONS = (
    rule("institutions-visited", clause=r"\bvisit(?:s|ed)?\b", no_clause=rf"{_SINGLE}|civil society", below=15, no_lead=r"\b(?:by|with|from) (?:\w+ )*$"),
)  # fmt: skip

SYSTEM_RULES: dict[str, tuple[Rule, ...]] = {
    "mandates": MANDATES, "positions": POSITIONS, "holders": HOLDERS, "visits": VISITS, "invitations": INVITATIONS,
    "states": STATES, "actors": ACTORS, "institutions": INSTITUTIONS,
}  # fmt: skip
