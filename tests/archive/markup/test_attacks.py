"""No attack leaves either dialect with a tag, an attribute or an address it does not allow."""

import json
from pathlib import Path

import pytest

from archive.lib.markup import MarkupRefused, render_article, render_comment
from archive.lib.markup.gate import gate_article, gate_comment

from .attacks import ATTACKS
from .inspection import faults


def article_faults(attack: str, body_format: str) -> list[str]:
    try:
        return faults(render_article(attack, body_format).html, article=True)
    except MarkupRefused:
        return []


@pytest.fixture(scope="module")
def shared_attacks(shared: Path) -> list[str]:
    lines = (shared / "data" / "xss-payloads.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("body_format", ["markdown", "html"])
def test_no_attack_passes_in_an_article(body_format: str):
    found = {attack: article_faults(attack, body_format) for attack in ATTACKS}
    assert {attack: fault for attack, fault in found.items() if fault} == {}


def test_no_attack_passes_in_a_comment():
    found = {attack: faults(render_comment(attack).html, article=False) for attack in ATTACKS}
    assert {attack: fault for attack, fault in found.items() if fault} == {}


@pytest.mark.parametrize("body_format", ["markdown", "html"])
def test_no_shared_attack_passes_in_an_article(shared_attacks: list[str], body_format: str):
    found = {attack: article_faults(attack, body_format) for attack in shared_attacks}
    assert {attack: fault for attack, fault in found.items() if fault} == {}


def test_no_shared_attack_passes_in_a_comment(shared_attacks: list[str]):
    found = {a: faults(render_comment(a).html, article=False) for a in shared_attacks}
    assert {attack: fault for attack, fault in found.items() if fault} == {}


def test_the_gates_alone_hold():
    assert [a for a in ATTACKS if faults(gate_article(a), article=True)] == []
    assert [a for a in ATTACKS if faults(gate_comment(a), article=False)] == []


def test_the_inspection_itself_sees_faults():
    html = '<script></script><a href="//evil.example" onclick="x">words</a><!-- x -->'
    assert faults(html, article=True) == [
        "<script>",
        "a href='//evil.example'",
        "a onclick",
        "<!-- x -->",
    ]
