"""Word documents made by hand, part by part, as strangers may send them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.references import make_ref

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = Letterhead(
    author=SenderBlock(name="Commander A Sample", office="Engagement", phone="020 7946 0001"),
    team=SenderBlock(name="Chase Neighbourhood Team", address=("2 Oak Lane", "Enfield EN1 4NP")),
)


def field(name, *, code="MERGEFIELD {}", shown="«{}»"):
    """Return a merge field as Word writes it."""

    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        char("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code.format(name)} </w:instrText></w:r>'
        + char("separate")
        + f"<w:r><w:rPr><w:b/></w:rPr><w:t>{shown.format(name)}</w:t></w:r>"
        + char("end")
    )


def line(*parts):
    """Return a paragraph; what does not begin with a tag is text."""
    runs = (
        part if part.startswith("<") else f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in parts
    )
    return f"<w:p>{''.join(runs)}</w:p>"


def document(
    *lines,
    section="",
    relations="",
    parts=None,
    header="",
    settings="",
    kind=f"{KIND}.document.main+xml",
):
    """Return a Word document of these paragraphs."""
    spaces = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    overrides = [("document", kind), ("settings", f"{KIND}.settings+xml")]
    files = {}
    if header:
        overrides.append(("header1", f"{KIND}.header+xml"))
        files["word/header1.xml"] = f"<w:hdr {spaces}>{header}</w:hdr>"
        section = f'<w:headerReference w:type="default" r:id="rId9"/>{section}'
        relations += f'<Relationship Id="rId9" Type="{OFFICE}/header" Target="header1.xml"/>'
    typed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{what}"/>' for name, what in overrides
    )
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    files |= {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        f'ContentType="image/png"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {spaces}><w:body>{''.join(lines)}"
        f"<w:sectPr>{section}{size}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
        f'Id="rId8" Type="{OFFICE}/settings" Target="settings.xml"/>{relations}</Relationships>',
        "word/settings.xml": f"<w:settings {spaces}>{settings}</w:settings>",
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content)
    return made.getvalue()


def a_row(number=1, **texts):
    usual = {
        "ref": make_ref(letter="S", key=number),
        "organisation": f"Oak Lane School {number}",
        "addressee": "Mrs A Example",
        "salutation": "Dear Mrs Example",
        "address_line_1": f"{number} Oak Lane",
        "address_line_2": "Enfield",
        "address_line_3": "EN1 4NP",
        "postcode": "EN1 4NP",
        "officer_rank": "PC",
        "officer_name": "Jo Example",
        "officer_phone": "020 7946 0001",
        "officer_email": "chase@team.example",
        "team": "Chase Team",
        "letter_date": "25 May 2017",
    }
    return MailListRow(**(usual | texts))
