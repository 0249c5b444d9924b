"""Measures of what the special procedures put out: communications, cases, media, reports, events, advice.

For each class of counted noun, the rules in the order in which they are tried.
"""

from __future__ import annotations

from typing import Any

from sp_graph.facts.measure_rule import LIKELY, Rule, rule

_SINGLE = r"\b(?:special rapporteur|independent expert|special representative|working group|subcommittee|treaty bod(?:y|ies)|human rights committee)\b"
_FOLLOW = r"\bfollow(?:ed|ing|s)?[- ]?up\b"
_OTHER_WORK = r"questionnaire|survey|call for (?:input|contribution)|petition"
_KINDS_OF_LETTER = (
    (r"urgent", "urgent-appeals"),
    (r"allegation", "allegation-letters"),
    (r"other letters", "other-letters"),
)
_OF_YEAR = (
    r"to (?:the )?communications? (?:(?:that (?:were|had been) )?(?:sent|transmitted|issued|of|from|in|during)\b)"
)
_REPLIES = ((rf"{_OF_YEAR}|same year", "to-communications-of-year"),)
_PANDEMIC = r"covid|coronavirus|pandemic"
_ABOUT_TOPIC = (
    r"^(?:[\w-]+ )*communications? (?:(?:sent|issued|directly|specifically|transmitted|were|that|also) )*"
    r"(?:on|concerning|concerned|regarding|about|relating to|related to|addressing|dealing with|dealt with) "
    r"(?!at least|more|over|some|behalf|individual|person|alleged|identified|a total|governments?|states?|the (?:cases?|individual|government|situation)|approximately|around|nearly|no )"
    r"(?:the |issues? of )?(?P<breakdown>[a-z][a-z' -]{3,40}?)(?= *[,.;#(]|$| (?:and|in|with|to|were|was|against)\b)"
)

_NOT_SENT: dict[str, Any] = {
    "no_clause": rf"{_SINGLE}|\bper (?:year|month|day)|\baverage",
    "no_lead": r"repl\w+ to (?:[\w-]+ ){0,3}$|\b(?:in|of|for) (?:only |just )$|\bpending (?:\w+ )?$",
    "no_own": r"^(?:[\w-]+ )*communications? (?:posts?|officers?|teams?|procedures?|pending|per )",
}

FOLLOWUPS = (
    rule("follow-up-communications", no_clause=_SINGLE),
)  # fmt: skip

COMMUNICATIONS = (
    rule("reprisals-communications", reprisal=r"1", no_governing=rf"{_FOLLOW}[^@]{{0,40}}@"),
    rule("follow-up-communications", governing=rf"{_FOLLOW}[^;:@]{{0,60}}@|@[^;:]{{0,30}}{_FOLLOW}", no_clause=_SINGLE),
    rule("communications-joint", own=r"^(?:[\w-]+ )*\bjoint(?:ly)?\b[\w ]*communications?|^communications? (?:\w+ ){0,3}joint(?:ly)?\b", no_clause=_SINGLE),
    rule("communications-joint", own=r"\b(?:was|were|being|had been|are) (?:\w+ ){0,3}joint(?:ly)?\b|\bjoint(?:ly)? (?:communications|sent|issued)", partitive=r"1", no_clause=_SINGLE),
    rule("communications-joint", bracket=r"1", after=r"^\) (?:was|were|are) (?:\w+ )?joint", no_clause=_SINGLE),
    rule("x-communications-received", unit="communications", governing=r"\breceiv\w* (?:\w+ ){0,3}@|@ ?(?:were |was |had been |had |have |has )?(?:received|repl|answered|responded)|@ ?(?:from|by) (?:civil|non|individual|victims)"),
    rule("communications-sent", **_NOT_SENT, own=_PANDEMIC, breakdown="covid-19"),
    rule("communications-sent", **_NOT_SENT, own=_ABOUT_TOPIC, confidence=LIKELY),
    rule("communications-sent", **_NOT_SENT),
)  # fmt: skip

LETTERS = (
    rule("reprisals-communications", reprisal=r"1", section=r"reprisal", confidence=LIKELY),
    rule("communications-sent", no_clause=_SINGLE, no_lead=r"received (?:[\w-]+ )*$", own=r"urgent|allegation|^other", passage=r"communications", no_passage=r"working group on (?:arbitrary|enforced)", breakdown=_KINDS_OF_LETTER),
)  # fmt: skip

REPLIES = (
    rule("x-replies-other", unit="replies", clause=_OTHER_WORK),
    rule("x-replies-other", unit="replies", reprisal=r"1"),
    rule("x-replies-other", unit="replies", governing=rf"{_SINGLE}", no_clause=r"mandate[- ]?holders|special procedures"),
    rule("substantive-replies", phrase=r"substantive", no_phrase=r"non-?substantive", breakdown=_REPLIES),
    rule("substantive-replies", partitive=r"1", own=r"\bsubstantive\b", no_own=r"\bnot\b", breakdown=_REPLIES),
    rule("replies-received", sentence=r"communication|mandate[- ]?holders|special procedures|\breceived\b", no_own=r"\b(?:due|awaited|pending|outstanding|overdue)\b", no_phrase=r"late|immediate|holding|interim|partial|joint", breakdown=_REPLIES),
    rule("replies-received", setting=r"communications?\b", no_own=r"\b(?:due|awaited|pending|outstanding|overdue)\b", no_phrase=r"late|immediate|holding|interim|partial|joint", breakdown=_REPLIES, confidence=LIKELY),
)  # fmt: skip

_TRANSMIT = r"transmit|register|communicat|sent|refer|forward|brought|submit|convey|taken up|took up|record|document|receiv|examin"
CASES = (
    rule("internal-advisory-requests", sentence=r"internal advisory|advisory procedure", no_phrase="individual"),
    rule("reprisal-cases-follow-up", reprisal=r"1", lead=rf"(?:{_FOLLOW}|updates?\b|developments)[^;:]{{0,70}}$"),
    rule("reprisal-cases-follow-up", reprisal=r"1", after=r"^[^;:]{0,60}\b(?:(?:included|contained|mentioned|reported|raised|referred to) in (?:\w+ ){0,2}(?:previous|earlier|past)|from (?:previous|earlier)|of (?:previous|earlier)|previously|(?:were|was|been) followed up)|^ ?older"),
    rule("reprisal-cases-follow-up", reprisal=r"1", phrase=r"follow|older|previous|earlier|past|ongoing"),
    rule("reprisal-cases-new", reprisal=r"1", phrase=r"\bnew"),
    rule("reprisal-cases-new", reprisal=r"1", sentence=r"secretary-general", no_own=r"\bof which\b"),
    rule("individuals-covered", unit="persons", clause=r"\bcommunications?\b|\bthey (?:concern|cover|relat|involv|regard)", governing=r"\b(?:cover|concern|relat|address|involv)\w*(?: \w+)?@|@[^;:]{0,40}\b(?:covered|concerned)", no_passage=r"disappearance|disappeared", phrase=r"individual|alleged"),
    rule("wgeid-non-state-actor-cases", passage=r"disappearance|disappeared", own=r"non-state|de facto|armed groups"),
    rule("wgeid-cases-clarified", passage=r"disappearance|disappeared", governing=r"\bclarif[^;:@]{0,40}@|@ ?(?:(?:was|were|had been|have been|being|are) )?(?:\w+ )?clarified", no_governing=r"un-?clarified|not (?:\w+ )?clarified|unclarif"),
    rule("wgeid-urgent-action-cases", passage=r"disappearance|disappeared", own=r"\burgent"),
    rule("x-wgeid-cases", unit="cases", passage=r"disappearance|disappeared", governing=r"\b(?:total|since|remain|active|discontinu|clos|archiv|outstanding|pending|under (?:its )?(?:active )?consideration|reopen|backlog|duplicat|delet)", no_phrase=r"\bnew"),
    rule("wgeid-new-cases", passage=r"disappearance|disappeared", phrase=r"\bnew"),
    rule("wgeid-new-cases", passage=r"disappearance|disappeared", verb=_TRANSMIT, no_own=r"\bgeneral allegations"),
)  # fmt: skip

OPINIONS = (
    rule("wgad-opinions", passage=r"arbitrary detention", verb=r"adopt|issued|render|deliver|publish|approv|hand|pronounc|made|found", no_own=r"^opinions? (?:had|which had)? ?(?:been )?(?:implement|review|follow)", no_lead=r"\b(?:concerning|to|on|review of|of) (?:\w+ )?$"),
    rule("wgad-opinions", passage=r"arbitrary detention", lead=r"\bin (?:the |its )?$", own=r"^opinions? (?:that )?(?:it |they )?(?:had )?(?:adopted|issued|rendered)"),
    rule("wgad-opinions", passage=r"arbitrary detention", topic=r"1", confidence=LIKELY),
)  # fmt: skip

_FREE = r"\breleas|set free|\bfreed\b|\bliberat|regained (?:their )?(?:freedom|liberty)|no longer (?:detained|deprived)"
PEOPLE = (
    rule("wgad-subjects-released", own=_FREE, passage=r"arbitrary detention|\bopinions?\b|\bdetention\b", no_clause=r"disappear|cases? clarified"),
    rule("wgad-subjects-released", lead=rf"(?:{_FREE})[^;:]{{0,30}}$|\breleases? of (?:\w+ ){{0,3}}$", passage=r"arbitrary detention|\bopinions?\b"),
    rule("x-wgad-persons", unit="persons", sentence=r"\bopinions?\b|arbitrary|detention", passage=r"arbitrary detention"),
    rule("individuals-covered", sentence=r"\bcommunications?\b|\bthey (?:concern|cover|relat|involv|regard)|\bcovered\b", governing=r"\b(?:cover|concern|relat|regard|involv|behalf|pertain|affect|address(?:ed|ing) the (?:cases|situation)|on|about)\w*(?: \w+){0,6} ?@|@[^;:]{0,60}\b(?:covered|concerned|mentioned|named)\b|@ ?(?:were |was )?(?:identified as )?(?:women|female)", no_clause=rf"{_SINGLE}|\bforum\b|participat|attend", no_phrase=r"participant|representative|delegate|attendee|stakeholder", no_passage=r"arbitrary detention.*opinion"),
    rule("individuals-covered", whole=r"\b(?:subjects?|object) of (?:[\w-]+ ){0,2}communications|\b(?:named|mentioned) in (?:[\w-]+ ){0,2}communications"),
    rule("individuals-covered", topic=r"1", own=r"cover|concern", passage=r"communications", no_phrase=r"participant|representative|delegate|attendee"),
    rule("forum-participants", sentence=r"\bforum\b", no_sentence=r"regional forums|high-level political forum", no_lead=r"\bincluding (?:\w+ )*$|\bon (?:\w+ )?$", no_phrase=r"(?:victims|subjects|individuals)", least=10),
    rule("forum-participants", before=r"\bforum on|\bforum\b", passage=r"forum on|social forum", governing=r"attend|participa|regist|brought together|bringing together|attract|follow|joined|there (?:were|was)|took part|gather|welcom|present", no_sentence=r"annual meeting|webinar|workshop|expert meeting|side event", no_passage=r"high-level political forum", no_lead=r"\bincluding (?:\w+ )*$", least=10, confidence=LIKELY),
)  # fmt: skip

_PANDEMIC_RELEASES = (
    (r"(?:press|news|media) releases?\b[^;:]{0,60}(?:covid|coronavirus|pandemic)", "press-releases-covid-19"), (r"releases?", "press-releases"),
    (r"advisor", "media-advisories"), (r"statements?", "media-statements"),
)  # fmt: skip
MEDIA = (
    rule("media-products", phrase=r"products", no_clause=_SINGLE),
    rule("media-products", no_clause=_SINGLE, phrase=r"^(?:(?:joint|individual|public|press|news|media|such|official|new|covid-19(?:-related)?|related) )*(?:releases?|advisor(?:y|ies)|statements?)$", no_lead=r"\bof (?:\w+ )?$(?<!total of )|average", breakdown=_PANDEMIC_RELEASES),
)  # fmt: skip

STATEMENTS = (
    rule("media-products", sentence=r"(?:press|news|media) (?:releases?|products?|advisor)", no_clause=_SINGLE, no_phrase=r"oral|end-of|mission|preliminary", breakdown=_PANDEMIC_RELEASES, least=2),
)  # fmt: skip

_COUNCIL = r"\bto the (?:human rights )?council\b"
_ASSEMBLY = r"\bto the (?:\w+ committee of the )?(?:general )?assembly\b"
_SYSTEM = r"mandate[- ]?holders|special procedures|\bexperts\b|\bthey\b"
_ABOUT = r"\b(?:dealt|address(?:ed|ing)|focus\w+|devoted|contain\w*|relat\w+|concern\w*|examin\w+|highlight\w*|includ\w+ (?:a|an|the)|refer\w*)\b"
REPORTS = (
    rule("x-reports-other", unit="reports", clause=_SINGLE, below=30),
    rule("x-reports-other", unit="reports", lead=r"secretary-general|high commissioner|\bcommittee\b|\bcommission\b"),
    rule("reports-hrc", own=rf"^(?:[\w-]+ )*reports?\b[^;:]{{0,60}}?{_COUNCIL}", no_own=rf"{_ASSEMBLY}.*{_COUNCIL}|{_COUNCIL} and (?:to )?(?:the )?(?:general )?assembly|{_ABOUT}[^;:]*{_COUNCIL}", no_phrase=r"joint|thematic", least=10),
    rule("reports-ga", own=rf"^(?:[\w-]+ )*reports?\b[^;:]{{0,60}}?{_ASSEMBLY}", no_own=rf"{_COUNCIL}.*{_ASSEMBLY}|{_ASSEMBLY} and (?:to )?(?:the )?(?:human rights )?council|{_ABOUT}[^;:]*{_ASSEMBLY}", no_phrase=r"joint|thematic", least=5),
    rule("reports-total", sentence=_SYSTEM, governing=r"\b(?:submit|issued|present|produc|publish|prepar|finali|releas|complet)\w*\b", least=50, no_phrase=r"thematic|joint|mission|alternative|shadow", no_own=_ABOUT),
    rule("reports-total", section=r"report", governing=r"\b(?:submit|issued|present|produc|publish|prepar|finali|releas|complet)\w*\b[^@]*@|@[^;:]{0,80}\b(?:was|were|been) (?:\w+ )?(?:submit|issued|present|produc|publish|prepar|releas)", least=50, no_phrase=r"thematic|joint|mission", no_own=_ABOUT, confidence=LIKELY),
)  # fmt: skip

VISIT_REPORTS = (
    rule("x-country-visit-reports", unit="reports", clause=_SINGLE, below=20),
    rule("country-visit-reports", least=5),
)  # fmt: skip

EVENTS = (
    rule("x-cc-meetings", unit="meetings", clause=r"committee|annual meeting", no_sentence=r"forums?,|events\b|mandate[- ]?holders"),
    rule("events-organized-or-attended", sentence=r"organi[sz]|attend|participat|conven|took part|contribut|\bheld\b|hosted|engaged|involved", least=20, no_clause=rf"{_SINGLE}|coordination committee|forum on", no_phrase=r"side|bilateral|press|informal", no_own=r"\bon (?:reprisal|covid)|with (?:states|permanent missions)"),
)  # fmt: skip

INDUCTIONS = (rule("induction-sessions", below=10, no_own=r"\bplanned|postponed|cancelled|could not"),)

_ADVISORY = r"internal advisory|advisory procedure"
REQUESTS = (
    rule("internal-advisory-requests", passage=_ADVISORY, no_own=r"\bvisits?\b|pending"),
    rule("internal-advisory-requests", section=r"coordination committee", passage=r"\bcommittee\b[^.]*\b(?:advice|clarification|complaint|code of conduct)|(?:advice|clarification|complaint|code of conduct)[^.]*\bcommittee\b", no_own=r"\bvisits?\b|pending", confidence=LIKELY),
)  # fmt: skip
MATTERS = (
    rule("internal-advisory-requests", sentence=_ADVISORY, governing=r"\b(?:receiv|examin|consider|handl|brought|submit|address|dealt|deal|process|rais|refer)", no_own=r"\bvisits?\b"),
)  # fmt: skip
_OUTCOME = (
    (r"conflicts? of interest", "advice-conflict-of-interest"), (r"(?:guidance|practices)", "advice-guidance-practices"),
    (r"participation in meeting", "advice-participation-in-meetings"), (r"clarification", "clarifications"), (r"remedial|corrective action", "remedial-actions"),
    (r"facilitation", "facilitations-of-dialogue"), (r"withdrawal", "withdrawals"), (r"not to pursue", "not-pursued"),
)  # fmt: skip
OUTCOMES = (
    rule("internal-advisory-outcomes", passage=_ADVISORY, governing=r"\b(?:led|result|issued|provid|gave|given|outcome|adopt|conclud|offer|render|includ|took|taken|deliver)\w*\b[^@]*@|^(?: and|,)[\w ,]*@", breakdown=_OUTCOME, no_own="visit", below=40),
    rule("internal-advisory-outcomes", sentence=r"\bcommittee\b", phrase=r"advice|clarification|remedial|facilitation", governing=r"\b(?:issued|provid|gave|given|offer|adopt|render|deliver)\w*\b[^@]*@", breakdown=_OUTCOME, below=40, confidence=LIKELY),
    rule("internal-advisory-outcomes", seen=r" internal-advisory-outcomes ", breakdown=_OUTCOME, below=40),
)  # fmt: skip

_PUBLIC = r"\bpublic|publish|\breleased?\b|confidential|posted|website|database"
_LETTERS = r"communications?\b|letters?\b|repl|respon"
DAYS = (
    rule("communications-publication-delay", unit="days", sentence=_PUBLIC, passage=_LETTERS, governing=r"\b(?:after|within|for|of|public|confidential|the) (?:[\w-]+ ){0,3}@|@ ?(?:after|later|from|following)|, (?:\w+ ){0,3}@"),
)  # fmt: skip
HOURS = (
    rule("communications-publication-delay", unit="hours", sentence=_PUBLIC, passage=_LETTERS, least=24),
)  # fmt: skip

OUTPUT_RULES: dict[str, tuple[Rule, ...]] = {
    "followups": FOLLOWUPS, "communications": COMMUNICATIONS, "letters": LETTERS, "replies": REPLIES, "cases": CASES,
    "opinions": OPINIONS, "people": PEOPLE, "media": MEDIA, "statements": STATEMENTS, "reports": REPORTS,
    "communications-reports": (rule("communications-reports", no_clause=_SINGLE, below=20),), "visit-reports": VISIT_REPORTS,
    "events": EVENTS, "inductions": INDUCTIONS, "requests": REQUESTS, "matters": MATTERS, "outcomes": OUTCOMES,
    "days": DAYS, "hours": HOURS,
}  # fmt: skip
