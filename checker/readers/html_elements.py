"""The elements of HTML: which part blocks, which are not read, and which are open at a place.

A tokenizer gives tags as they stand; here end tags that were left out are supplied as browsers do
it, as far as it changes what stands in one block. Each step costs the same however deep it is.
"""

from collections import defaultdict

_VOID = """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr
"""
VOID = frozenset(_VOID.split())
"""Elements without content, which no end tag closes."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_BLOCKS = """
    address article aside blockquote body caption center col colgroup dd details dialog dir
    div dl dt fieldset figcaption figure footer form frameset header hgroup hr html legend
    li listing main menu nav ol optgroup option p plaintext pre search section summary table
    tbody td tfoot th thead title tr ul xmp
"""
BLOCKS = frozenset(_BLOCKS.split()).union(HEADINGS)
"""Elements that part blocks, at their start and at their end."""

_UNREAD = """
    audio button canvas datalist del dialog iframe meter nav noembed noframes noscript
    object option progress rp rt s script select strike style template textarea video
"""
UNREAD = frozenset(_UNREAD.split())
"""Elements whose text is not the page's prose: programs, navigation, controls, struck-out text."""

CODE_BLOCKS = frozenset({"listing", "plaintext", "pre", "xmp"})

OPAQUE_ELEMENTS = frozenset({"code", "kbd", "math", "samp", "svg", "tt"})
"""Elements within a line that are no prose, but stand for something in it."""

_GROUPS = {
    "p": "p",
    "li": "item",
    "dt": "definition",
    "dd": "definition",
    "td": "cell",
    "th": "cell",
    "caption": "cell",
    "tr": "row",
    "table": "table",
    "option": "option",
} | dict.fromkeys(HEADINGS, "heading")
"""Elements whose start or end tag closes the open one of the same group."""

_LISTS = frozenset({"dir", "dl", "menu", "ol", "ul"})
_SCOPES = frozenset({"caption", "table", "td", "th"})
"""Elements whose content closes nothing outside of them, but by a tag of a group."""

_IN_LISTS = ("cell", "row", "table")
"""What an element inside a list may still close outside of it."""


class Element:
    """An open element.

    `unread`: its text is not read; `opaque`: it stands in the text as one character. `language` is
    that of its text as declared on it or around it, the root apart.
    """

    __slots__ = (
        "block",
        "groups",
        "inline",
        "language",
        "opaque",
        "outer",
        "start",
        "tag",
        "unread",
    )

    groups: dict[str, int]
    """Depth of the open element that a tag of each group would close."""
    inline: dict[str, int]
    """Number of elements open within the innermost block, by tag."""
    outer: dict[str, int]
    """Number of blocks and unread elements open within the innermost table cell, by tag."""

    def __init__(self, tag: str, start: int, block: bool, language: str | None) -> None:
        self.tag = tag
        self.start = start
        self.block = block
        self.language = language
        self.unread = False
        self.opaque = False


class OpenElements:
    """The elements open at a place, the root first; `count` of them by tag."""

    def __init__(self) -> None:
        root = Element("", 0, True, None)
        root.groups, root.inline, root.outer = {}, {}, {}
        self.stack = [root]
        self.top = root
        """The innermost open element."""
        self.count: defaultdict[str, int] = defaultdict(int)

    def push(self, element: Element) -> None:
        """Open an element."""
        top = self.top
        tag = element.tag
        self.count[tag] += 1
        counted = top.outer if element.block or element.unread else top.inline
        counted[tag] = counted.get(tag, 0) + 1
        element.outer = top.outer
        element.groups = top.groups
        if element.block:
            element.inline = {}
            self._begin_block(element, top.groups)
        else:
            element.inline = top.inline
        self.stack.append(element)
        self.top = element

    def _begin_block(self, element: Element, groups: dict[str, int]) -> None:
        tag = element.tag
        group = _GROUPS.get(tag)
        if tag == "table":
            element.groups = {"table": len(self.stack)}
        elif group:
            if group == "cell":
                groups = {key: groups[key] for key in _IN_LISTS if key in groups}
            element.groups = {**groups, group: len(self.stack)}
        elif tag in _LISTS:
            element.groups = {key: groups[key] for key in _IN_LISTS if key in groups}
        if tag in _SCOPES:
            element.outer = {}

    def pop(self) -> Element:
        """Close the innermost element."""
        element = self.stack.pop()
        self.top = top = self.stack[-1]
        self.count[element.tag] -= 1
        (top.outer if element.block or element.unread else top.inline)[element.tag] -= 1
        return element

    def closed_by_start(self, tag: str) -> int:
        """Depth of the outermost element that a start tag closes; the number open if none."""
        groups = self.top.groups
        depth = groups.get("p", len(self.stack))
        if groups and (group := _GROUPS.get(tag)) and group != "table":
            if group == "row":
                depth = min(depth, groups.get("cell", depth))
            return min(depth, groups.get(group, depth))
        return depth

    def closed_by_end(self, tag: str) -> int:
        """Depth of the outermost element that an end tag closes; the number open if none."""
        top = self.top
        depth = len(self.stack)
        if top.tag == tag:
            return depth - 1
        if group := _GROUPS.get(tag):
            return top.groups.get(group, depth)
        if top.inline.get(tag, 0) <= 0 and top.outer.get(tag, 0) <= 0:
            return depth
        depth -= 1
        while self.stack[depth].tag != tag:
            depth -= 1
        return depth
