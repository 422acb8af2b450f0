"""Country names on the last line of an address.

Royal Mail wants the country in English on the last line of a letter going abroad, and none on
a letter at home. The list is ours: states, and territories with a post of their own, by the
short names in use in Britain.
"""

from functools import lru_cache

from liaison_app.domain.text import fold

_REMEMBERED = 4_096

_ABROAD = """
Afghanistan, Albania, Algeria, American Samoa, Andorra, Angola, Anguilla, Antigua and Barbuda,
Argentina, Armenia, Aruba, Ascension Island, Australia, Austria, Azerbaijan, Bahamas, Bahrain,
Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bermuda, Bhutan, Bolivia,
Bosnia and Herzegovina, Botswana, Brazil, British Virgin Islands, Brunei, Bulgaria, Burkina Faso,
Burundi, Cambodia, Cameroon, Canada, Cape Verde, Cayman Islands, Central African Republic, Chad,
Chile, China, Colombia, Comoros, Congo, Cook Islands, Costa Rica, Croatia, Cuba, Curaçao, Cyprus,
Czech Republic, Democratic Republic of the Congo, Denmark, Djibouti, Dominica, Dominican Republic,
East Timor, Ecuador, Egypt, El Salvador, Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia,
Falkland Islands, Faroe Islands, Fiji, Finland, France, French Guiana, French Polynesia, Gabon,
Gambia, Georgia, Germany, Ghana, Gibraltar, Greece, Greenland, Grenada, Guadeloupe, Guam,
Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India,
Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan,
Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya,
Liechtenstein, Lithuania, Luxembourg, Macao, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta,
Marshall Islands, Martinique, Mauritania, Mauritius, Mayotte, Mexico, Micronesia, Moldova, Monaco,
Mongolia, Montenegro, Montserrat, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal,
Netherlands, New Caledonia, New Zealand, Nicaragua, Niger, Nigeria, Niue, North Korea,
North Macedonia, Northern Mariana Islands, Norway, Oman, Pakistan, Palau, Palestine, Panama,
Papua New Guinea, Paraguay, Peru, Philippines, Pitcairn Islands, Poland, Portugal, Puerto Rico,
Qatar, Réunion, Romania, Russia, Rwanda, Samoa, San Marino, São Tomé and Príncipe, Saudi Arabia,
Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Sint Maarten, Slovakia, Slovenia,
Solomon Islands, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka,
St Helena, St Kitts and Nevis, St Lucia, St Vincent and the Grenadines, Sudan, Suriname, Sweden,
Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tonga, Trinidad and Tobago,
Tristan da Cunha, Tunisia, Turkey, Turkmenistan, Turks and Caicos Islands, Tuvalu, Uganda,
Ukraine, United Arab Emirates, United States, United States Virgin Islands, Uruguay, Uzbekistan,
Vanuatu, Vatican City, Venezuela, Vietnam, Wallis and Futuna, Western Sahara, Yemen, Zambia,
Zimbabwe
"""
_ALSO_CALLED = {
    "Cape Verde": "Cabo Verde",
    "China": "People's Republic of China, PR China",
    "Congo": "Republic of the Congo, Congo-Brazzaville",
    "Czech Republic": "Czechia",
    "Democratic Republic of the Congo": "DR Congo, DRC, Congo-Kinshasa",
    "East Timor": "Timor-Leste",
    "Eswatini": "Swaziland",
    "France": "République Française",
    "Germany": "Deutschland, Federal Republic of Germany",
    "Hong Kong": "Hong Kong SAR",
    "Ireland": "Republic of Ireland, Eire, Irish Republic, Southern Ireland",
    "Italy": "Italia",
    "Ivory Coast": "Côte d'Ivoire",
    "Macao": "Macau",
    "Myanmar": "Burma",
    "Netherlands": "Holland",
    "North Macedonia": "Macedonia",
    "Palestine": "Palestinian Territories, State of Palestine",
    "Poland": "Polska",
    "Russia": "Russian Federation",
    "South Korea": "Korea, Republic of Korea",
    "Spain": "España",
    "Turkey": "Türkiye, Turkiye",
    "United Arab Emirates": "UAE, U.A.E.",
    "United States": "USA, U.S.A., US, U.S., United States of America, America",
    "Vatican City": "Holy See, Vatican",
    "Vietnam": "Viet Nam",
}
_KINGDOM = "UK, U.K., GB, G.B., United Kingdom, Great Britain, Britain"
_NATIONS = "England, Scotland, Wales, Cymru, Northern Ireland"
_CROWN = "Jersey, Guernsey, Alderney, Sark, Isle of Man, Channel Islands"


def country_abroad(line: str) -> str | None:
    """Return the name of the country abroad that a line consists of, or None."""
    return _BY_FOLDED_NAME.get(_folded(line))


def is_home_country(line: str) -> bool:
    """Say whether a line is only a name of the UK, its nations or the Crown dependencies."""
    return _folded(line) in _HOME


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


@lru_cache(_REMEMBERED)
def _folded(name: str) -> str:
    words = fold(name.replace("&", " and ")).split()
    words = ["st" if word == "saint" else word for word in words]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


_BY_FOLDED_NAME = {_folded(name): name for name in _names(_ABROAD)} | {
    _folded(other): name for name, others in _ALSO_CALLED.items() for other in _names(others)
}
_HOME = frozenset(_folded(name) for name in _names(f"{_KINGDOM},{_NATIONS},{_CROWN}")) | {
    _folded(f"{part} {whole}")
    for part in _names(f"{_NATIONS},{_CROWN}")
    for whole in _names(_KINGDOM)
}
