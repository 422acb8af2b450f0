"""Words that mean the same in the names of organisations and people.

Each line is the word that stands for all, and the other ways to write it. Phrases of several
words are replaced before single words. "the" says nothing and is left out.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

LEFT_OUT = frozenset({"the"})

# No phrase may read in alphabetical order: a folded name is sorted, and would be folded anew.
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "church of england": "cofe",
        "c of e": "cofe",
        "roman catholic": "catholic",
        "r c": "catholic",
        "united reformed church": "urc",
        "seventh day adventist": "sda",
        "swami narayan": "swaminarayan",
        "multi academy trust": "mat",
        "voluntary aided": "va",
        "sixth form": "6form",
    }
)

_SAME: tuple[tuple[str, ...], ...] = (
    ("saint", "st", "saints", "sts", "ss"),
    ("cofe", "ce", "coe"),
    ("catholic", "rc"),
    ("mosque", "masjid", "masjed", "musjid", "masjeed"),
    ("gurdwara", "gurudwara", "gurudwaara", "gurdwaara", "gurduara", "gurduwara", "gurdawara"),
    ("mandir", "mandira", "mandhir"),
    ("synagogue", "shul"),
    ("jamia", "jami", "jame", "jamme", "jaame", "jamiah"),
    ("islamic", "islam"),
    ("muslim", "moslem"),
    ("quran", "koran", "quraan"),
    ("shri", "sri", "shree", "sree"),
    ("beth", "beit", "bet", "beis"),
    ("methodist", "meth"),
    ("baptist", "bapt"),
    ("primary", "prim", "pri"),
    ("secondary", "sec"),
    ("school", "sch", "schl", "schools"),
    ("academy", "acad"),
    ("college", "coll"),
    ("infant", "infants", "inf"),
    ("junior", "juniors", "jun", "jnr", "jr"),
    ("nursery", "nur"),
    ("centre", "center", "ctr"),
    ("community", "comm", "cmty"),
    ("association", "assoc", "assn"),
    ("society", "soc"),
    ("committee", "cttee", "ctte"),
    ("organisation", "organization", "org"),
    ("neighbourhood", "neighborhood", "nhood"),
    ("fellowship", "fship"),
    ("trust", "tst"),
    ("limited", "ltd"),
    ("road", "rd"),
    ("avenue", "ave", "av"),
    ("lane", "ln"),
    ("first", "1st"),
    ("second", "2nd"),
    (
        "muhammad", "mohammed", "mohammad", "muhammed", "mohamed", "mohamad", "mohamud",
        "muhamad", "mohamet", "mohd", "muhammet", "mehmet",
    ),
    ("ahmad", "ahmed", "ahmet"),
    ("hussain", "husain", "hussein", "husayn", "husein", "hussayn"),
    ("yusuf", "yousuf", "yousef", "youssef", "yousaf", "yusef"),
    ("abdullah", "abdallah", "abdulla"),
    ("umar", "omar", "omer"),
)  # fmt: skip
WORDS: Mapping[str, str] = MappingProxyType(
    {other: first for first, *others in _SAME for other in others}
)

_FORENAMES: tuple[tuple[str, ...], ...] = (
    ("alexander", "alex", "alec", "sandy", "alexandra"),
    ("andrew", "andy", "drew"),
    ("anthony", "antony", "tony"),
    ("barbara", "barb", "babs"),
    ("benjamin", "ben"),
    ("catherine", "katherine", "kathryn", "cath", "kate", "katie", "kathy", "cathy"),
    ("charles", "charlie", "chas"),
    ("christine", "christina", "chris", "tina"),
    ("christopher", "chris", "kit"),
    ("daniel", "dan", "danny"),
    ("david", "dave", "davy"),
    ("deborah", "debra", "deb", "debbie"),
    ("edward", "ed", "eddie", "ted", "ned"),
    ("elizabeth", "elisabeth", "liz", "beth", "betty", "lizzie", "eliza", "libby"),
    ("frances", "fran", "francesca"),
    ("gerald", "gerard", "gerry", "jerry", "jeremy"),
    ("gregory", "greg"),
    ("james", "jim", "jimmy", "jamie"),
    ("jennifer", "jen", "jenny"),
    ("john", "jack", "jonathan", "jon", "johnny"),
    ("joseph", "joe", "joey"),
    ("kenneth", "ken", "kenny"),
    ("lawrence", "laurence", "larry", "laurie"),
    ("margaret", "maggie", "meg", "peggy", "marge"),
    ("matthew", "matt"),
    ("michael", "mike", "mick", "mickey"),
    ("muhammad", "mo"),
    ("nicholas", "nick", "nicky"),
    ("patricia", "pat", "trish", "patsy"),
    ("patrick", "pat", "paddy"),
    ("peter", "pete"),
    ("philip", "phillip", "phil"),
    ("rebecca", "becky", "becca"),
    ("richard", "rich", "rick", "dick", "richie"),
    ("robert", "rob", "bob", "bobby", "robbie", "bert"),
    ("ronald", "ron", "ronnie"),
    ("samuel", "samantha", "sam", "sammy"),
    ("stephen", "steven", "steve"),
    ("susan", "sue", "susie", "suzanne"),
    ("teresa", "theresa", "terry", "tess"),
    ("thomas", "tom", "tommy"),
    ("timothy", "tim"),
    ("victoria", "vicky", "vicki", "tori"),
    ("william", "will", "bill", "billy", "liam", "willie"),
)


def forenames_alike(forename: str) -> frozenset[str]:
    """Return a folded forename with every other it may be short for, or shortened to."""
    groups: Iterable[tuple[str, ...]] = (group for group in _FORENAMES if forename in group)
    return frozenset({forename}.union(*groups))
