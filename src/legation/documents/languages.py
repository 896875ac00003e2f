"""Which language a stretch of text is in: script first, then letters and small words.

Where those do not decide, py3langid is asked; it is slow to load (1.8 s), so seldom.
Codes are ISO 639-1; "" means not known. Source of the script ranges: Unicode Standard, Blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from types import MappingProxyType

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOISE = re.compile(r"https?://\S+|\b(?:pic\.)?[\w-]+\.(?:com|org|net|co|gov)/\S*|[@#]\w+")

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latin", "a-zA-Z\u00c0-\u024f\u1e00-\u1eff"),
    ("Arabic", "\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Han", "\u3400-\u9fff"),
    ("Kana", "\u3040-\u30ff"),
    ("Hangul", "\uac00-\ud7af\u1100-\u11ff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Greek", "\u0370-\u03ff"),
    ("Devanagari", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Telugu", "\u0c00-\u0c7f"),
    ("Sinhala", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Myanmar", "\u1000-\u109f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Armenian", "\u0530-\u058f"),
    ("Ethiopic", "\u1200-\u137f"),
    ("Khmer", "\u1780-\u17ff"),
)
_SCRIPT_PATTERNS = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
_OTHER_THAN_LATIN = re.compile("[^\u0000-\u036f\u1e00-\u1eff\u2000-\u2bff]")
_ONE_LANGUAGE = MappingProxyType(
    {
        "Han": "zh", "Kana": "ja", "Hangul": "ko", "Hebrew": "he", "Greek": "el", "Devanagari": "hi",
        "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta", "Telugu": "te", "Sinhala": "si",
        "Thai": "th", "Myanmar": "my", "Georgian": "ka", "Armenian": "hy", "Ethiopic": "am", "Khmer": "km",
    }
)  # fmt: skip
_LETTERS = MappingProxyType(
    {
        "Arabic": (
            ("ps", "ټډړږښڼېۍځڅ", 3), ("ur", "ٹڈڑںہھے", 2), ("ckb", "ڕڵۆێە", 3),
            ("fa", "پچژگیک", 1), ("ar", "ةيكىأإ", 1),
        ),
        "Cyrillic": (
            ("uk", "іїєґ", 3), ("be", "ў", 4), ("sr", "ђјљњћџ", 3), ("kk", "әғқңұүһө", 2), ("tg", "ӣӯҳҷ", 3),
            ("ru", "ыэё", 2), ("bg", "ъщ", 1),
        ),
    }
)  # fmt: skip
_SMALL_WORDS = MappingProxyType(
    {
        "Arabic": {
            "fa": "و در به از که را این است با برای آن ما خود شد می های بر تا هم",
            "ar": "في من على إلى أن التي الذي هذا مع عن بين قال وقال كما لا ما بعد",
            "ur": "کے میں کی ہے سے کو نے اور کا پر ہیں یہ کہ اس تھا گے",
            "ps": "د په چې ته کې او له سره څخه دی ده دا کړي",
        },
        "Cyrillic": {
            "ru": "и в на не что с по это как для от из его мы был также",
            "uk": "і в на не що з до як для від та його ми був також у це",
            "bg": "и в на не че с за от са се да е по ще",
            "sr": "и у на не да је се са за од су по ће",
        },
        "Latin": {
            "en": (
                "the of and to in that is for with on by was as from at its has it be an will said "
                "this his are have who not"
            ),
            "fr": ("le la les des et de du un une que qui dans pour sur avec par est au aux ce ses il elle été a en"),
            "es": "el la los las de y en que del se por un una con para es su al como más ha lo",
            "de": (
                "der die das und den von zu mit im des dem ein eine für auf ist nicht auch bei sich nach wie am hat"
            ),
            "it": "il di e la che del della per un una con in sono non le dei nel al è ha gli delle si da",
            "pt": "o a os as de e do da que em um uma para com não dos das no na por ao é se mais",
            "tr": "ve bir bu ile için olarak da de olan daha çok en ise göre sonra kadar türkiye",
            "nl": "de het een van en in is dat op te met voor zijn niet aan er om door ook als bij naar",
            "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh telah adalah juga ke",
            "pl": "w i na z do że się nie jest o oraz od po przez dla jak za to",
            "sv": "och att det i en som är av för på med till den har inte ett om de",
            "ro": "și de la în a cu pentru că din care pe un o nu este mai au fost",
            "vi": "và của là có trong được cho với các này không đã những một người",
            "az": "və bu ilə üçün bir də olan da ki edib respublikası",
            "sw": "ya na wa kwa ni katika za la kuwa hiyo huo",
        },
    }
)
_MARKED = MappingProxyType(
    {
        "tr": "ığşİ",
        "vi": "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ",
        "pl": "łąęśżźćń",
        "az": "ə",
        "ro": "țș",
        "de": "ß",
        "sv": "å",
        "es": "ñ¿¡",
        "pt": "ãõ",
    }
)


@cache
def _words_of(script: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, frozenset(words.split())) for code, words in _SMALL_WORDS[script].items())


_CLEAR, _SLIGHT = 4, 2


def script_of(text: str) -> str:
    """The script of most letters of ``text``; "" when it has none."""
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    if not _OTHER_THAN_LATIN.search(sample):
        return "Latin" if _SCRIPT_PATTERNS[0][1].search(sample) else ""
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPT_PATTERNS}
    counts["Han"] *= 3 if counts["Han"] else 1
    best = max(counts, key=lambda name: counts[name])
    if best == "Han" and counts["Kana"] > 0.1 * counts["Han"]:
        return "Kana"
    return best if counts[best] else ""


def evidence(text: str, script: str = "") -> Counter[str]:
    """How strongly small words and letters of ``text`` speak for each language of its script."""
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    script = script or script_of(text)
    if script in _ONE_LANGUAGE:
        return Counter({_ONE_LANGUAGE[script]: 10})
    return _weighed(sample, script)


def _weighed(sample: str, script: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    if script not in _SMALL_WORDS:
        return votes
    counted = Counter(word.casefold() for word in _WORD.findall(sample))
    for code, words in _words_of(script):
        votes[code] = 2 * sum(counted[word] for word in words & counted.keys())
    for code, letters, weight in _LETTERS.get(script, ()):
        votes[code] += weight * sum(sample.count(letter) for letter in letters)
    if script == "Latin" and not sample.isascii():
        for code, letters in _MARKED.items():
            votes[code] += sum(sample.count(letter) for letter in letters)
    return +votes


def language_of(text: str, default: str = "") -> str:
    """The language of a block; ``default`` where the block is too short to say and the script allows it."""
    script = script_of(text)
    if not script:
        return default
    votes = evidence(text, script)
    best, lead = _leader(votes)
    if default and _in_script(default, script):
        return best if lead >= 4 + votes[default] // 2 else default
    return best or ("" if default else _asked(text))


def document_language(texts: list[str]) -> str:
    """The language of most of the text in ``texts``."""
    leaders = [(*_leader(evidence(text)), len(text)) for text in texts]
    # One small word may belong to two languages ("met", "in"): what leads clearly is heard first.
    for enough in (_CLEAR, _SLIGHT):
        votes: Counter[str] = Counter()
        for best, lead, length in leaders:
            if lead >= enough:
                votes[best] += length
        if votes:
            return votes.most_common(1)[0][0]
    return _asked(" ".join(texts))


def _leader(votes: Counter[str]) -> tuple[str, int]:
    """The language with most votes, and by how many it leads the next."""
    ranked = votes.most_common(2)
    if not ranked:
        return "", 0
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0], ranked[0][1] - second


def _in_script(language: str, script: str) -> bool:
    return language in _SMALL_WORDS.get(script, {}) or _ONE_LANGUAGE.get(script) == language


def _asked(text: str) -> str:
    """What py3langid takes the text for; "" when there are too few letters to ask."""
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    if sum(map(str.isalpha, sample)) < 12:
        return ""
    from py3langid.langid import classify

    return str(classify(sample)[0])
