"""Names of states, so that every set calls a state STATE whatever its own inventory says."""

from __future__ import annotations

_NAMES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|
Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|Bosnia & Herzegovina|
Bosnia - Herzegovina|Botswana|Brazil|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Cabo Verde|
Central African Republic|Chad|Chile|China|People 's Republic of China|PRC|Republic of China|ROC|Colombia|Comoros|Congo|
Democratic Republic of the Congo|Democratic Republic of Congo|DRC|DR Congo|Costa Rica|Cote d'Ivoire|Côte d'Ivoire|Ivory Coast|
Croatia|Cuba|Cyprus|Czech Republic|Czechia|Czechoslovakia|Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Timor-Leste|
Timor - Leste|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|Estonia|Eswatini|Swaziland|Ethiopia|Fiji|Finland|France|Gabon|
Gambia|Germany|West Germany|East Germany|GDR|FRG|Federal Republic of Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|
Guyana|Haiti|Honduras|Hungary|Iceland|India|Republic of India|Indonesia|Iran|Islamic Republic of Iran|Islamic Republic|Iraq|Ireland|
Republic of Ireland|Israel|State of Israel|Italy|Jamaica|Japan|Jordan|Hashemite Kingdom of Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|
Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|North Macedonia|Madagascar|
Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|
Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|the Netherlands|Holland|New Zealand|Nicaragua|Niger|Nigeria|North Korea|
DPRK|Democratic People 's Republic of Korea|Norway|Oman|Pakistan|Islamic Republic of Pakistan|Palau|Palestine|State of Palestine|
Panama|Papua New Guinea|Paraguay|Peru|Philippines|the Philippines|Poland|Portugal|Qatar|Romania|Russia|Russian Federation|
the Russian Federation|USSR|U.S.S.R.|Soviet Union|the Soviet Union|Union of Soviet Socialist Republics|Rwanda|Saint Lucia|St. Lucia|
Saint Kitts and Nevis|Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe|Saudi Arabia|Kingdom of Saudi Arabia|KSA|
Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|Republic of South Africa|
South Korea|Republic of Korea|ROK|Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Syrian Arab Republic|
Taiwan|Tajikistan|Tanzania|Thailand|Siam|Togo|Tonga|Trinidad and Tobago|Trinidad|Tunisia|Turkey|Türkiye|Turkiye|Republic of Turkey|
Turkmenistan|Tuvalu|Uganda|Ukraine|the Ukraine|United Arab Emirates|UAE|U.A.E.|Emirates|United Kingdom|the United Kingdom|UK|U.K.|
Britain|Great Britain|GB|United States|the United States|United States of America|the United States of America|US|U.S.|USA|U.S.A.|
U.S.A|U.S|America|the US|the U.S.|the UK|the USA|Uruguay|Uzbekistan|Vanuatu|Vatican|Holy See|Vatican City|Venezuela|Vietnam|
Viet Nam|North Vietnam|South Vietnam|Yemen|Yugoslavia|Zambia|Zimbabwe|Rhodesia|Zaire|Persia|Prussia|Ottoman Empire|
Hong Kong SAR
"""
STATES = frozenset(" ".join(n.split()).lower() for n in _NAMES.replace("\n", "").split("|") if n.strip())
# These name a state or something else; the set's own label cannot tell which.
DOUBTFUL = frozenset(("georgia", "jersey", "chad", "jordan", "ireland", "congo", "guinea", "micronesia"))


def place_labels(words: tuple[str, ...]) -> frozenset[str]:
    """Labels for a location name: STATE, PLACE, or both when the name alone does not tell."""
    name = " ".join(words).lower()
    bare = name.removeprefix("the ")
    if bare in DOUBTFUL:
        return frozenset(("STATE", "PLACE"))
    return frozenset(("STATE",)) if name in STATES or bare in STATES else frozenset(("PLACE",))
