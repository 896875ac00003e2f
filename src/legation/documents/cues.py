"""Words and shapes by which one line of a pasted page shows what it is.

Each pattern looks at one line, or at its first or last stretch, so that its cost is bounded.
Seen on pages of news sites, agencies and ministries; kept short and general on purpose.
"""

from __future__ import annotations

import re

HEAD, TAIL = 200, 160
"""How far into a line, from either end, cues are looked for (code points)."""

RELATED = re.compile(
    r"(?ix)^(?:[►▶→»>•*|\-–—]\s*)?(?:\**)"
    r"(?:read(?=\s*:)|read\ (?:more|also|next|this|the\ full\ \w+|:)|also\ (?:read|see)|"
    r"must[\ -]read|see\ also|more\ (?:on|from|about)\b[^:|]{0,40}|"
    r"related(?:\ (?:news|stor(?:y|ies)|articles?|reading|coverage|content|posts?|"
    r"topics?))?|further\ reading|in\ depth|"
    r"(?:don.t|do\ not)\ miss|you\ (?:may|might)\ (?:also\ )?(?:like|"
    r"be\ interested\ in)|recommended(?:\ for\ you)?|"
    r"watch(?:\ (?:more|also|now))?|listen|explainer|background|opinion|timeline|"
    r"(?:à\ )?lire\ (?:aussi|plus|également)|voir\ aussi|leer\ (?:más|también)|"
    r"lea\ (?:también|además)|ver\ también|"
    r"lesen\ sie\ (?:auch|mehr)|mehr\ zum\ thema|leggi\ anche|leia\ (?:também|mais)|"
    r"lees\ ook|ilgili\ haber(?:ler)?|ayrıca\ bakın|"
    r"baca\ juga|читайте\ (?:также|ещ[её])|читайте\ також|по\ теме|czytaj\ (?:też|także|więcej)|"
    r"بیشتر\ بخوانید|بخوانید|همچنین\ بخوانید|مطالب\ مرتبط|اقرأ\ (?:أيض[اً]+|المزيد)|إقرأ\ أيض[اً]+|"
    r"مزید\ پڑھیں|یہ\ بھی\ پڑھیں|延伸阅读|相关(?:阅读|新闻|报道)|関連記事|もっと読む)"
    r"\**\s*(?P<mark>[:：|»→►▶>؛–—-]|$)\s*\**"
)
"""What leads to another report: a prefix with its mark, or the prefix alone on a line (``mark`` empty)."""

ARROW = re.compile(r"^(?:[►▶→»]|>>)\s*(?=\S)")
MARKLESS_RELATED = re.compile(
    r"^(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|READ|RELATED|WATCH|Also [Rr]ead|Read "
    r"[Aa]lso|Read [Mm]ore)\s+(?=[\"“'‘A-Z\d])"
)
BARE_RELATED = frozenset({"watch", "listen", "opinion", "background", "timeline", "explainer", "in depth"})
"""Prefixes that are also ordinary headings: alone on a line they are no header of links."""
MOST_READ = re.compile(
    r"(?i)^(?:most (?:read|popular|viewed|shared)|trending(?: now)?|top stories|latest news|editor.s picks?)$"
)
"""Below running text, a header of links; above it, a word of the page's own navigation."""

_FURNITURE_LINES = (
    (
        r"advertise?ments?|ad|sponsored(?: content)?|promoted|publicité|anzeige|publicidad|"
        r"реклама|إعلان|تبلیغات|اشتہار|广告"
    ),
    (
        r"share|share this(?: (?:article|story|page|post))?|share on .{1,20}|tweet|e?-?mail|"
        r"print(?: this)?|copy(?: link)?|link copied!?"
    ),
    (
        r"facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|flipboard|"
        r"messenger|instagram|youtube|tiktok|threads|pocket"
    ),
    (
        r"save(?: (?:article|for later|story))?|bookmark|like|comments?(?: \(\d+\))?|\d+ "
        r"comments?|leave a comment|reply|report|follow(?:ing)?|gift(?: article)?"
    ),
    (
        r"subscribe(?: now)?|sign (?:in|up)|log ?in|register|menu|search|home|close|back to "
        r"top|skip to (?:main )?content|loading\W*|play|pause|mute|live|breaking(?: news)?|"
        r"exclusive|updated|new"
    ),
    (
        r"listen(?: to (?:this )?(?:article|story))?|listen to this article.{0,30}|(?:about "
        r")?\d+[ -]min(?:ute)?s?(?: read| listen)?|reading time:? .{0,20}|min read|text "
        r"size|font size|a\+?|a-"
    ),
    (
        r"story continues(?: below.{0,20})?|article continues.{0,30}|continue "
        r"reading.{0,20}|keep reading.{0,30}|list of \d+ items?|end of list|show more|read "
        r"more|view (?:all|more|comments|gallery)|view this post on \w+|expand|next|"
        r"previous|top"
    ),
    (
        r"getty images|photos?|image|video|gallery|caption|photo credits?|(?:photo|image|"
        r"video|picture|foto|credit|source|via)s? ?:"
    ),
    (
        r"(?:for )?immediate release|press release|embargo.{0,40}|official use only|"
        r"unclassified|translation|unofficial translation|courtesy translation"
    ),
    r"\W*(?:-30-|#{2,}|end|ends|fin|\(ends?\)|xxx+|\* \* \*|# # #)\W*",
    (
        r"all rights reserved.{0,40}|terms (?:of (?:use|service)|and conditions)|privacy "
        r"(?:policy|notice)|cookie (?:policy|settings|preferences)|accept(?: all)?(?: "
        r"cookies)?|reject all|manage (?:cookies|preferences|consent)|i agree|got it"
    ),
    (
        r"most (?:read|popular|viewed|shared)|trending(?: now)?|latest(?: news)?|top "
        r"stories|newsletter|your email(?: address)?|editor.s picks?|tags?|topics?|"
        r"keywords?"
    ),
    (
        r"(?:end\s+)?\d{1,2}:\d{2} ?[ap]\.?m\.?(?: [a-z]{2,4})?|via teleconference|\(?as "
        r"(?:delivered|prepared.{0,20}|interpreted)\)?"
    ),
    r"<!-- -->|<[^<>]{1,60}>|_{2,}.{0,24}_{2,}|\]\]|\[\[",
)
FURNITURE = re.compile("(?i)^(?:" + "|".join(_FURNITURE_LINES) + r")[.!]?$")

FURNITURE_STARTS = re.compile(
    r"(?ix)^(?:"
    r"(?:published|updated|posted|modified|last\ (?:updated|modified)|"
    r"first\ published)\W{0,3}(?:\d+|an?|few|a\ few)\ (?:sec|min|hour|hr|day|week|"
    r"month)\w*\ ago"
    r"|(?:about\ )?(?:\d+|an?)\ (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\ ago\b.{0,20}$"
    r"|(?:©|\(c\)\ ?\d{4}|copyright\b).{0,80}"
    r"|we\ (?:use|value\ your|and\ our)\b.{0,200}\b(?:cookies|privacy|partners)"
    r"|(?:this|our)\ (?:web)?site\ uses\ cookies|by\ (?:continuing|clicking|"
    r"using\ this\ site)\b.{0,80}(?:cookies|agree|terms|policy)"
    r"|(?:sign|signed)\ up\ (?:for|to)\b|subscribe\ (?:to|for|now)\b|follow\ (?:us|"
    r".{1,40})\ on\ |join\ (?:us\ on|our)\b.{0,60}(?:telegram|whatsapp|channel|"
    r"newsletter)"
    r"|click\ here\b|tap\ here\b|download\ (?:the|our)\b.{0,30}\bapp\b|"
    r"get\ (?:the\ latest|our|notified|breaking)\b|enable\ javascript|please\ enable\b|"
    r"javascript\ is\b"
    r"|(?:to\ )?(?:view|watch|play)\ (?:this|the)\ (?:video|content|post)\b|"
    r"your\ browser\b|advertisement\b|share\ (?:this|on|via)\b.{0,40}$"
    r"|(?:tags?|topics?|filed\ under|categories|keywords|category)\ ?:|"
    r"(?:press\ release|pr|ref(?:erence)?|no)\.?\ (?:no\.?\ ?)?:?\ ?[\w/.-]*\d[\w/.-]*$"
    r"|(?:media|press)\ (?:contact|inquiries|enquiries)s?\b|contact\ ?:|for\ (?:more|"
    r"further)\ information\b.{0,80}(?:contact|visit)|(?:tel|fax|phone|e-?mail)\ ?[.:]"
    r"|home\ ?[>/»|]\ ?|this\ (?:article|story|report)\ (?:was|has\ been)\ (?:first\ |"
    r"originally\ )?(?:published|updated|corrected)"
    r"|(?:the\ )?(?:views|opinions)\ expressed\b|image\ source\b|image\ caption\b|"
    r"media\ caption\b|video\ duration\b|\d{1,2}:\d{2}(?:\ ?/\ ?\d{1,2}:\d{2})?$"
    r")"
)
KICKER = re.compile(
    r"(?i)^(?:world|politics|news|asia|south asia|east asia|middle east|africa|europe|"
    r"americas?|business|economy|national|international|"
    r"diplomacy|foreign (?:affairs|policy|relations)|top news|world news|regional?|"
    r"latin america|energy|security|defen[cs]e|opinion|analysis|home)"
    r"(?: ?[|/>»•·-] ?[\w ]{2,30}){0,3}$"
)
ONLY_MARKS = re.compile(r"^[\W_]+$")

BYLINE = re.compile(
    r"^(?:\**)(?:(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Rr]eporting by|[Ee]dited by|"
    r"[Ee]diting by|[Aa]uthor:|[Cc]ompiled by|[Tt]ranslated by|Par|Por|Von|Di|Текст:|"
    r"بقلم:?)\s+)"
    r"(?=[A-Z\u0400-\u04ff\u0600-\u06ff])"
)
BYLINE_BODY = re.compile(r"^[^.!?:;]{2,90}(?:;.{0,90})?[.]?$")
NOT_A_NAME = re.compile(r"(?i)\b(?:the|this|that|these|will|would|has|have|had|was|were|is|are|said|their|his|its)\b")
AGENCIES = (
    "Reuters|AFP|AP|Associated Press|Agence France-Presse|Anadolu(?: Agency)?|AA|"
    "Xinhua|TASS|RIA(?: Novosti)?|Sputnik|Interfax|APP|IRNA|ISNA|Tasnim|Fars|Mehr|"
    "PTI|ANI|UNI|IANS|DPA|dpa|EFE|ANSA|Kyodo(?: News)?|Yonhap|KCNA|SPA|WAM|QNA|KUNA|"
    "BNA|MENA|Petra|NNA|SANA|INA|Bernama|Antara|VNA|NAN|PA|PA Media|UPI|"
    "Bloomberg|EPA|EPA-EFE|Getty(?: Images)?|AFP via Getty Images|Ukrinform|BelTA|"
    "Azertac|AZERTAC|APA|Trend|Kazinform|Khabar|UzA|Kabar|Armenpress|Interpress|"
    "Belga|ANP|LUSA|Lusa|MTI|PAP|CTK|Agerpres|BTA|Tanjug|HINA|STA|BSS|UNB|RSS|Colombo "
    "Times|Online|INP|NNI|SABAH|IHA|DHA|Al Jazeera|VOA|RFE/RL|DW|BBC|CNN"
)
STAFF = re.compile(
    r"(?i)^(?:(?:our |from our |a |by )?(?:web|news|monitoring|foreign|diplomatic|"
    r"digital|staff|special)[ -]?(?:desk|staff|report(?:er)?|writer|correspondent|"
    r"monitoring)s?"
    r"|our (?:correspondent|staff reporter)|agencies|news agencies|with (?:input|"
    r"agencies).{0,40}|(?:source|via|credit)s?: ?[^.!?]{2,50}|staff)$"
)
AGENCY_LINE = re.compile(rf"^(?:(?:{AGENCIES})(?:\s*[|/,&+-]\s*|\s+and\s+|$)){{1,3}}$")

BULLET = re.compile(r"^(?:[•·▪◦●‣∙■□◾➤✓✔*–—-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")
INTRODUCTION = re.compile(
    r"\b(?:said|says|stated|states|wrote|writes|added|continued|announced|declared|reads?|follows)\s*:$"
)
"""Announces words that follow: "The minister said:"."""
SPEAKER = re.compile(r"^(?:[A-Z][A-Z .’'-]{1,40}|Q|A|Question|Answer|MR\.? \w+)\s?:|^\(\(|^Q\s")
"""A transcript's turn of speech: never a heading."""
STRONG_BULLET = re.compile(r"^(?:[•·▪◦●‣∙■□◾➤✓✔]|[*-]\s{1,4}(?=\S))")
MARKDOWN_HEAD = re.compile(r"^(?:#{1,6}\s+\S|(?:<u>)?\*\*[^*]{2,120}\*\*:?(?:</u>)?$|__[^_]{2,120}__$)")
MARKUP = re.compile(r"[*_#]+|</?[a-z]{1,6}>|\\")
PERIOD = re.compile(r"[.;,…。۔](?:['\"”’»)\]*_]|\[\d{1,3}\])*$")
"""What ends running text; a title or heading may end in ? or !, not in these."""

REPORTED = re.compile(
    r"\b(?:said|says|told|added|stressed|met|spoke|held|signed|agreed|visited|arrived|"
    r"urged|called|announced|discussed|reaffirmed|expressed|"
    r"welcomed|thanked|condemned|noted|underlined|underscored|highlighted|emphasi[sz]ed|"
    r"reiterated|received|departed|travell?ed|hosted|was|were|had)\b"
)
TODAY = re.compile(
    r"(?i)\b(?:today|yesterday|tonight|tomorrow|this (?:morning|afternoon|evening|week)|"
    r"last (?:week|night|month))\b"
)
SENTENCE_BREAK = re.compile(r"[.!?۔؟。]['\"”’»)]*\s+(?=[A-Z\"“'‘\u0400-\u04ff\u0600-\u06ff])")
