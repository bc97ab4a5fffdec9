"""Clipboards in the shape in which programs leave them, and the Markdown that they mean.

Each has the marks of its program: what Word, Google Docs, LibreOffice, Outlook and browsers write
around the same few words.
"""

from __future__ import annotations

from typing import NamedTuple


class Sample(NamedTuple):
    name: str
    html: str
    markdown: str


WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;}
@page WordSection1 {size:595.3pt;} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->"""
WORD_FOOT = "<!--EndFragment--></body></html>"


def word(inside: str) -> str:
    return WORD_HEAD + inside + WORD_FOOT


def docs(inside: str) -> str:
    return (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e">'
        f'{inside}</b><br class="Apple-interchange-newline">'
    )


def word_item(mark: str, words: str, level: int = 1, kind: str = "Middle") -> str:
    return (
        f"<p class=MsoListParagraphCxSp{kind} style='text-indent:-18.0pt;"
        f"mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>"
        f"&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{words}<o:p></o:p></p>"
    )


SAMPLES = [
    Sample(
        "Word, paragraphs with marks",
        word(
            "<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>harbour</b> bill "
            "<i>passed</i>.<o:p></o:p></p>\r\n\r\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n\r\n"
            "<p class=MsoNormal>It was\r\nlate.<o:p></o:p></p>"
        ),
        "The **harbour** bill *passed*.\n\nIt was late.\n",
    ),
    Sample(
        "Word, title and headings",
        word(
            "<p class=MsoTitle>The title<o:p></o:p></p><h1><b>A part</b><o:p></o:p></h1>"
            "<p class=MsoNormal>Words.</p>"
        ),
        "## The title\n\n## A part\n\nWords.\n",
    ),
    Sample(
        "Word, a list in a list",
        word(
            word_item("·", "First", kind="First")
            + word_item("o", "Inner", 2)
            + word_item("·", "Second", kind="Last")
            + "<p class=MsoNormal>After.</p>"
        ),
        "- First\n    - Inner\n- Second\n\nAfter.\n",
    ),
    Sample(
        "Word, a numbered list",
        word(word_item("1.", "One") + word_item("2.", "Two")),
        "1. One\n2. Two\n",
    ),
    Sample(
        "Word for the web and newer ones, a list by style alone",
        "<p class='MsoListParagraph' style='margin-left:36pt;mso-list:l1 level1 lfo2'>"
        "<span style='mso-list:Ignore'>a)<span>&nbsp; </span></span>Lettered</p>",
        "1. Lettered\n",
    ),
    Sample(
        "Word, a footnote",
        word(
            "<p class=MsoNormal>It was said<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" "
            'name="_ftnref1" title=""><span class=MsoFootnoteReference><span '
            "style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span>"
            "</span></a>.<o:p></o:p></p><div style='mso-element:footnote-list'><br clear=all>"
            "<hr align=left size=1 width='33%'><div style='mso-element:footnote' id=ftn1>"
            "<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" "
            'name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> By a clerk.'
            "<o:p></o:p></p></div></div>"
        ),
        "It was said[^1].\n\n---\n\n[^1]: By a clerk.\n",
    ),
    Sample(
        "Word, a table",
        word(
            "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>"
            "<tr><td width=301 style='width:225.4pt'><p class=MsoNormal><b>Town</b></p></td>"
            "<td><p class=MsoNormal><b>Day</b></p></td></tr><tr><td><p class=MsoNormal>Windhoek"
            "<o:p></o:p></p></td><td><p class=MsoNormal>3 May</p></td></tr></table>"
        ),
        "| **Town** | **Day** |\n| --- | --- |\n| Windhoek | 3 May |\n",
    ),
    Sample(
        "Google Docs, what it wraps everything in",
        docs(
            '<p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;'
            'font-weight:400;font-style:normal;text-decoration:none;">The </span><span style="'
            'font-weight:700;font-style:normal;">harbour</span><span style="font-weight:400;'
            'font-style:italic;"> bill</span><span style="font-weight:400"> passed.</span></p>'
            "<br />"
            '<p dir="ltr"><span style="font-weight:400">Late.</span></p>'
        ),
        "The **harbour** *bill* passed.\n\nLate.\n",
    ),
    Sample(
        "Google Docs, headings",
        docs(
            '<h1 dir="ltr"><span style="font-size:20pt;font-weight:400">A part</span></h1>'
            '<h2 dir="ltr"><span style="font-weight:700">A smaller one</span></h2>'
        ),
        "## A part\n\n### A smaller one\n",
    ),
    Sample(
        "Google Docs, a list in a list",
        docs(
            '<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" '
            'role="presentation">'
            '<span style="font-weight:400">First</span></p></li><ul><li dir="ltr" aria-level="2">'
            '<p dir="ltr"><span>Inner</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>Second'
            "</span></p></li></ul>"
        ),
        "- First\n    - Inner\n- Second\n",
    ),
    Sample(
        "Google Docs, a link with its detour",
        docs(
            '<p><a href="https://www.google.com/url?q=https://example.org/bill&amp;sa=D&amp;ust=1"'
            ' style="text-decoration:none"><span style="color:#1155cc;font-weight:400;'
            'text-decoration:underline">the bill</span></a></p>'
        ),
        "[the bill](https://example.org/bill)\n",
    ),
    Sample(
        "Google Docs, published, a footnote",
        '<p>It was said<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p>'
        '<a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;By a clerk.</span></p></div>',
        "It was said[^1].\n\n---\n\n[^1]: By a clerk.\n",
    ),
    Sample(
        "LibreOffice, two footnotes",
        '<p align="left">One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">'
        '<sup>1</sup></a> and two<a class="sdfootnoteanc" name="sdfootnote2anc" '
        'href="#sdfootnote2sym"><sup>2</sup></a>.</p><div id="sdfootnote1"><p class="sdfootnote">'
        '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>First.</p>'
        "</div>"
        '<div id="sdfootnote2"><p><a class="sdfootnotesym" name="sdfootnote2sym" '
        'href="#sdfootnote2anc">2</a>Second.</p></div>',
        "One[^1] and two[^2].\n\n[^1]: First.\n\n[^2]: Second.\n",
    ),
    Sample(
        "LibreOffice, fonts",
        '<p style="margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3">Plain '
        '<span style="font-weight: bold">bold</span></font></font></p>',
        "Plain **bold**\n",
    ),
    Sample(
        "Outlook, a quotation",
        "<div><div style='border-left:solid #CCC 1.0pt'><blockquote style='margin:0'><p "
        "class=MsoNormal><span style='font-size:10pt'>Somebody said so.</span></p></blockquote>"
        "</div></div>",
        "> Somebody said so.\n",
    ),
    Sample(
        "a web page with its furniture",
        '<nav><a href="/">Home</a></nav><article><header><h1>The bill</h1></header>'
        '<div class="share-buttons"><button>Share</button><a href="#">Tweet</a></div>'
        "<p>Words of <em>the</em> page.</p><aside role='complementary'>Read more</aside>"
        "<script>alert(1)</script><form><input></form></article><footer>About us</footer>",
        "## The bill\n\nWords of *the* page.\n",
    ),
    Sample(
        "a web page, a link that tells who sent it",
        '<a href="https://example.org/a?utm_source=x&amp;id=5&amp;fbclid=Iw">There</a>',
        "[There](https://example.org/a?id=5)\n",
    ),
    Sample(
        "Chromium, which writes every style out",
        '<meta charset="utf-8"><span style="color: rgb(25, 27, 29); font-family: serif; '
        'font-style: normal; font-weight: 400; display: inline !important;">'
        "just words with a </span><strong style='font-weight: 700'>mark</strong>",
        "just words with a **mark**\n",
    ),
    Sample(
        "Firefox, a code block",
        "<pre><code>make *all*\n  make test</code></pre>",
        "```\nmake *all*\n  make test\n```\n",
    ),
    Sample(
        "marks of Markdown in plain words",
        "<p>2 * 3 * 4, snake_case, [not a link] and [^1]</p><p># not a heading</p>",
        "2 \\* 3 \\* 4, snake_case, [not a link] and \\[^1]\n\n\\# not a heading\n",
    ),
    Sample(
        "a hostile page",
        '<p onclick="x()">Hello <a href="javascript:alert(1)">there</a><iframe src="//x"></iframe>'
        '<svg><script>1</script></svg><img src=x onerror="alert(1)"></p>',
        "Hello there\n",
    ),
    Sample(
        "Arabic", '<p dir="rtl" lang="ar"><b>صدر</b> العدد الأول.</p>', "**صدر** العدد الأول.\n"
    ),
    Sample("nothing but a style", "<style>p{}</style>", "\n"),
]
