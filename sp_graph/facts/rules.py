"""What each rule does, in words: every fact names the rule that made it."""

VERSION = "1"

RULES: dict[str, str] = {
    "report-footnote": "The mandate named right before the mark of the footnote that gives the report's symbol.",
    "report-inline": "The mandate named before the report's symbol in the same sentence, or the one that a pronoun "
    "or a short title stands for.",
    "theme": "A theme of the paragraph's topic sentence, or one named in the report's own clause.",
    "citation": "A document symbol, or a resolution with its number, in a paragraph, item or footnote.",
    "ibid": '"Ibid." in a footnote, followed to the document of the footnote before.',
    "figure": "A number whose neighbouring words name a measure of the list.",
    "figure-other": "A number that counts something the list of measures does not hold.",
    "state-role": "A State in an enumeration or clause whose words give it a role.",
    "state-mentioned": "A State named without a role of the list.",
    "person-mandate-holder": "A name in apposition to the title of a mandate.",
    "person-role": "A name beside an office of the Coordination Committee or another post.",
    "body": "A body or official by post under a name of the list.",
    "event": "A meeting, forum or session with the date nearest to it in its sentence.",
    "event-not-held": "A meeting of which the sentence says that it could not take place.",
    "contribution": "A mandate at the head of a sentence or item of the section on standard-setting.",
    "mandate-change": "A verb of creation, ending or renaming right before or after a mandate's title.",
    "road-map": "A road map and the regional mechanism named after it.",
}
