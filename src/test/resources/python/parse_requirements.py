"""Reads each requirement that stands on a line of the input as a JSON string, as the packaging library reads it.

Prints one line of JSON per requirement: null if the library refuses it, or else an object of its parts. With the argument
"specifiers", the lines are version specifiers, such as those of Requires-Python, and the results the clauses.
"""

import json
import sys

try:
    from packaging._parser import parse_requirement
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
except ImportError:
    from pip._vendor.packaging._parser import parse_requirement
    from pip._vendor.packaging.requirements import InvalidRequirement, Requirement
    from pip._vendor.packaging.specifiers import InvalidSpecifier, SpecifierSet


def clauses(specifiers):
    return [list(each) for each in sorted({(clause.operator, clause.version) for clause in specifiers})]


def requirement(text):
    try:
        parsed = Requirement(text)
    except (InvalidRequirement, InvalidSpecifier, SyntaxError, RecursionError, ValueError):
        return None
    return {
        "name": parsed.name,
        "extras": sorted(parsed.extras),
        "versions": clauses(parsed.specifier),
        "url": parsed.url,
        "marker": marker(parse_requirement(text).marker) if parsed.marker else None,
    }


def marker(part):
    """Every operand and operator, with brackets round what belongs together."""
    if isinstance(part, tuple):
        return " ".join(f"{type(each).__name__}:{each.value}" for each in part)
    alternatives = [[]]
    for each in part:
        if each == "or":
            alternatives.append([])
        elif each != "and":
            alternatives[-1].append(marker(each))
    return join(" or ", [join(" and ", each) for each in alternatives])


def join(word, parts):
    return parts[0] if len(parts) == 1 else "(" + word.join(parts) + ")"


def specifiers(text):
    try:
        return clauses(SpecifierSet(text))
    except InvalidSpecifier:
        return None


def main():
    read = specifiers if "specifiers" in sys.argv else requirement
    for line in sys.stdin:
        print(json.dumps(read(json.loads(line)), ensure_ascii=False, separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
