"""Values as JSON inside a page: read by search engines, run by nobody."""

import json
from typing import Any

from django.utils.safestring import SafeString

# What could end the element that the JSON stands in, or begin another, as JSON spells it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script_data(value: Any) -> SafeString:
    """JSON that is the same value to its readers, and holds nothing that HTML would see."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return SafeString(text.translate(_ESCAPES))
