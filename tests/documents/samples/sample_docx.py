"""Samples as Word documents, part by part: real footnotes, tables, headings, automatic numbers."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from sample_content import Notes, Part, Sample

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footnotes.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_RELATION = '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}" Target="{2}"/>'
_LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
)
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:styles {_W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="HChG"><w:name w:val="_ H _Ch_G"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="SingleTxtG"><w:name w:val="_ Single Txt_G"/><w:basedOn w:val="Normal"/>
<w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ParaNo"><w:name w:val="_ParaNo_G"/><w:basedOn w:val="SingleTxtG"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
</w:styles>"""
_NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:numbering {_W}>
<w:abstractNum w:abstractNumId="7">{_LEVEL.format(0, "decimal", "%1.")}{_LEVEL.format(1, "lowerLetter", "(%2)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="8">{_LEVEL.format(0, "upperRoman", "%1.")}{_LEVEL.format(1, "upperLetter", "%2.")}{_LEVEL.format(2, "decimal", "%3.")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""
_HEADING_STYLES = {1: "HChG", 2: "Heading2", 3: "Heading3"}


def write_docx(sample: Sample, *, automatic: bool = False) -> bytes:
    """A Word document; with `automatic`, Word counts headings, paragraphs and items itself."""
    notes = Notes()
    body = [*_front(sample), *_body(sample, notes, automatic=automatic)]
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="850" w:footer="567"/></w:sectPr>'
    )
    document = f"<w:document {_W}><w:body>{''.join(body)}{section}</w:body></w:document>"
    return package({"word/document.xml": document, "word/footnotes.xml": _footnotes(sample, notes)})


def package(parts: dict[str, str]) -> bytes:
    """The archive, with fixed dates so that the same sample gives the same bytes."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_RELATION.format(1, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _RELATIONS.format(
            "".join(
                _RELATION.format(n, kind, f"{kind}.xml") for n, kind in enumerate(("styles", "numbering", "footnotes"))
            )
        ),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        **parts,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _front(sample: Sample) -> list[str]:
    out = []
    if sample.right:
        right = "".join(_p(line) for line in sample.right)
        out.append(
            f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{_cell(_p('United Nations'))}{_cell(_p(sample.symbol))}</w:tr>"
            f"<w:tr>{_cell(_p(sample.organ))}{_cell(right)}</w:tr></w:tbl>"
        )
    out += [_p(line) for line in sample.left]
    if sample.title:
        star = _starred() if sample.starred else ""
        out.append(_p("", "HChG", runs=_run(sample.title) + star))
    out += [_p(line) for line in sample.author]
    if sample.summary:
        inside = "".join(_p(text) for text in ("Summary", *sample.summary))
        out.append(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{_cell(inside)}</w:tr></w:tbl>")
    out += [_p(sample.job)] if sample.job else []
    if sample.contents:
        out += [_p("Contents"), _p("Page")]
        out += [
            _p("", runs=_run(f"{n}.") + _TAB + _run(text) + _TAB + _run(str(page))) for n, text, page in sample.entries
        ]
    return out


_TAB = "<w:r><w:tab/></w:r>"


def _body(sample: Sample, notes: Notes, *, automatic: bool) -> list[str]:
    out: list[str] = []
    rows: list[str] = []
    for part in [*sample.parts, None]:
        if part and part.kind == "row":
            rows.append("".join(_cell(_p(cell)) for cell in part.cells))
            continue
        if rows:
            out.append(f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
            rows = []
        if part:
            out.append(_paragraph(part, notes, automatic=automatic))
    return out


def _paragraph(part: Part, notes: Notes, *, automatic: bool) -> str:
    runs = ""
    for text, number in notes.split(part.text):
        # Words are cut into runs anywhere, as editing does.
        runs += _run(text[:7]) + _run(text[7:])
        runs += f'<w:r><w:footnoteReference w:id="{number + 1}"/></w:r>' if number else ""
    match part.kind:
        case "heading":
            style, count, typed = _HEADING_STYLES[part.level], _num(2, part.level - 1), f"{part.number}."
        case "paragraph":
            style, count, typed = "ParaNo" if automatic else "SingleTxtG", "", f"{part.number}."
        case "item":
            style, count, typed = "SingleTxtG", _num(1, 1), f"({part.number})"
        case _:
            return _p("", "SingleTxtG", runs=runs)
    if automatic:
        return _p("", style, runs=runs, properties=count)
    return _p("", style, runs=_run(typed) + _TAB + runs)


def _num(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _p(text: str, style: str = "Normal", *, runs: str = "", properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs or _run(text)}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _starred() -> str:
    return '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'


def _cell(paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraphs}</w:tc>"


def _footnotes(sample: Sample, notes: Notes) -> str:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    starred = f'<w:footnote w:id="1">{_p(f"* {sample.starred}", "FootnoteText")}</w:footnote>' if sample.starred else ""
    own = "".join(
        f'<w:footnote w:id="{number + 1}">{_p("", "FootnoteText", runs="<w:r><w:footnoteRef/></w:r>" + _TAB + _run(text))}</w:footnote>'
        for number, text in enumerate(notes.texts, 1)
    )
    return f"<w:footnotes {_W}>{separator}{starred}{own}</w:footnotes>"
