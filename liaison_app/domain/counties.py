"""Names of counties, so that the line above a postcode is not taken for the town.

The ones people still write: former postal counties, metropolitan and historic ones, and the
Welsh principal areas that registers give. Names that are towns as well are not here.
"""

from liaison_app.domain.text import fold

_COUNTIES = """
Avon, Bedfordshire, Berkshire, Buckinghamshire, Cambridgeshire, Cheshire, Cleveland, Cornwall,
County Durham, Co Durham, Cumberland, Cumbria, Derbyshire, Devon, Dorset, East Riding of Yorkshire,
East Sussex, East Yorkshire, Essex, Gloucestershire, Greater London, Greater Manchester,
Hampshire, Herefordshire, Hertfordshire, Humberside, Huntingdonshire, Isle of Wight,
Isles of Scilly, Kent, Lancashire, Leicestershire, Lincolnshire, Merseyside, Middlesex, Norfolk,
North East Lincolnshire, North Humberside, North Lincolnshire, North Yorkshire, Northamptonshire,
Northumberland, Nottinghamshire, Oxfordshire, Rutland, Shropshire, Somerset, South Humberside,
South Yorkshire, Staffordshire, Suffolk, Surrey, Sussex, Teesside, Tyne and Wear, Warwickshire,
West Midlands, West Sussex, West Yorkshire, Westmorland, Wiltshire, Worcestershire, Yorkshire,
Anglesey, Isle of Anglesey, Blaenau Gwent, Carmarthenshire, Ceredigion, Clwyd, Denbighshire, Dyfed,
Flintshire, Glamorgan, Gwent, Gwynedd, Mid Glamorgan, Monmouthshire, Pembrokeshire, Powys,
Rhondda Cynon Taf, South Glamorgan, Vale of Glamorgan, West Glamorgan,
Aberdeenshire, Angus, Argyll, Ayrshire, Banffshire, Berwickshire, Caithness, Clackmannanshire,
Dumfriesshire, Dunbartonshire, East Lothian, Fife, Inverness-shire, Kincardineshire, Kinross-shire,
Lanarkshire, Midlothian, Morayshire, Peeblesshire, Perthshire, Renfrewshire, Ross-shire,
Roxburghshire, Selkirkshire, Stirlingshire, Sutherland, West Lothian, Wigtownshire,
County Antrim, Co Antrim, County Armagh, Co Armagh, County Down, Co Down, County Fermanagh,
Co Fermanagh, County Londonderry, Co Londonderry, County Tyrone, Co Tyrone
"""
_FOLDED = frozenset(fold(name) for name in _COUNTIES.split(","))


def is_county(line: str) -> bool:
    """Say whether a line is only a county, with or without its Welsh name in brackets."""
    return fold(line.partition("(")[0]) in _FOLDED
