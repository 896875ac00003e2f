"""Forms of English verbs and nouns, for finding a lexicon's words in running text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

IRREGULAR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        row.split()[0]: tuple(row.split()[1:])
        for row in """
arise arose arisen|be am is are was were been being|bear bore borne|beat beat beaten|become became become|beg begged begging
begin began begun beginning|behead beheaded|bet bet|bid bid bidding|bind bound|blow blew blown|bog bogged bogging|break broke broken
breed bred|bring brought|build built|burn burned burnt|buy bought|cast cast|catch caught|choose chose chosen|come came come|cut cut cutting
deal dealt|dig dug digging|do does did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought
find found|flee fled|fly flew flown|forbid forbade forbidden forbidding|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got gotten getting|give gave given|go goes went gone|grow grew grown|hang hung hanged|have has had having|hear heard
hit hit hitting|hold held|hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|leave left|lend lent lended|let let letting
lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|mow mowed mown|overcome overcame|overrun overran overrunning
overthrow overthrew overthrown|override overrode overridden|oversee oversaw overseen|pay paid|plead pleaded pled|put put putting|quit quit quitting
read read|rebuild rebuilt|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen|run ran running|say said|see saw seen|seek sought
sell sold|send sent|set set setting|shake shook shaken|shoot shot|show showed shown|shut shut shutting|sing sang sung|sink sank sunk|sit sat sitting
slay slew slain|speak spoke spoken|spend spent|split split splitting|spread spread|spring sprang sprung|stand stood|steal stole stolen
stick stuck|strike struck stricken|string strung|strive strove striven|swap swapped swapping|swear swore sworn|sweep swept|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|undertake undertook undertaken|understand understood|undo undid undone
uphold upheld|wage waged|wear wore worn|weep wept|win won winning|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung
write wrote written|kidnap kidnapped kidnapping|equip equipped equipping|confer conferred conferring|refer referred referring
transfer transferred transferring|defer deferred deferring|deter deterred deterring|bar barred barring|ban banned banning|plan planned planning
stop stopped stopping|ship shipped shipping|scrap scrapped scrapping|drop dropped dropping|cap capped capping|curb curbed|slap slapped slapping
clap clapped clapping|snub snubbed snubbing|nab nabbed nabbing|tap tapped tapping|bug bugged bugging|jam jammed jamming|rob robbed robbing
ram rammed ramming|step stepped stepping|sap sapped sapping|trap trapped trapping|strip stripped stripping|slam slammed slamming
slim slimmed slimming|trim trimmed trimming|pin pinned pinning|rip ripped ripping|hug hugged hugging|lag lagged lagging|prod prodded prodding
stab stabbed stabbing|shun shunned shunning|skip skipped skipping|snap snapped snapping|unwrap unwrapped unwrapping|wrap wrapped wrapping
whip whipped whipping|flog flogged flogging|shrug shrugged shrugging|admit admitted admitting|commit committed committing
permit permitted permitting|submit submitted submitting|omit omitted omitting|allot allotted allotting|rebut rebutted rebutting
acquit acquitted acquitting|regret regretted regretting|compel compelled compelling|expel expelled expelling|propel propelled propelling
quell quelled|repel repelled repelling|rebel rebelled rebelling|dispel dispelled dispelling|occur occurred occurring|incur incurred incurring
abhor abhorred abhorring|abet abetted abetting|chat chatted chatting|patrol patrolled patrolling|control controlled controlling
cancel cancelled canceled cancelling canceling|travel travelled traveled travelling traveling|signal signalled signaled signalling signaling
channel channelled channeled channelling channeling|shovel shovelled shovelling|label labelled labeled labelling labeling
model modelled modeled modelling modeling|counsel counselled counseled counselling counseling|level levelled leveled levelling leveling
tie tied tying|die died dying|vie vied vying|tap tapped tapping|blog blogged blogging|tug tugged tugging|bargain bargained
rally rallies rallied rallying|veto vetoes vetoed vetoing|echo echoes echoed|bus bused bussed|focus focused focussed|handicap handicapped
drum drummed drumming|flip flipped flipping|grab grabbed grabbing|hem hemmed hemming|lob lobbed lobbing|mob mobbed mobbing|nod nodded nodding
pop popped popping|pull pulled|rig rigged rigging|shelve shelved shelving|spur spurred spurring|stem stemmed stemming|top topped topping
arm armed|mug mugged mugging|cut cut cutting|hijack hijacked|dial dialled dialed dialling dialing|fuel fuelled fueled fuelling fueling
funnel funnelled funneled|imperil imperilled imperiled|pummel pummelled pummeled|quarrel quarrelled quarreled|spiral spiralled spiraled
total totalled totaled|tunnel tunnelled tunneled|worship worshipped|program programmed programming|man manned manning|panic panicked panicking""".replace("\n", "|").split("|")
        if row
    }
)
PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "man": "men", "woman": "women", "serviceman": "servicemen", "policeman": "policemen", "fisherman": "fishermen", "person": "persons",
        "child": "children", "body": "bodies", "crisis": "crises", "foot": "feet", "businessman": "businessmen", "spokesman": "spokesmen", "gunman": "gunmen",
        "people": "peoples", "life": "lives", "half": "halves", "chief": "chiefs", "aircraft": "aircraft", "series": "series",
        "memorandum": "memoranda", "embargo": "embargoes", "echo": "echoes", "veto": "vetoes", "charge d'affaires": "charges d'affaires",
    }
)
VOWELS = frozenset("aeiou")


def verb_forms(base: str) -> tuple[str, ...]:
    """Every form of a verb, itself first: third person, past, participles."""
    forms = [base]
    if base in IRREGULAR:
        forms += IRREGULAR[base]
    if not any(form.endswith("s") for form in forms[1:]) and base != "be":
        forms.append(_with_s(base))
    if not any(form.endswith("ing") for form in forms[1:]):
        forms.append(_with_ing(base))
    if base not in IRREGULAR:
        forms.append(_with_ed(base))
    return tuple(dict.fromkeys(forms))


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural."""
    return tuple(dict.fromkeys((base, PLURALS.get(base) or _with_s(base))))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + "ing"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + "ed"
