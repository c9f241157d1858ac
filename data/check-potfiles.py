#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES.in names exactly the files that have translatable text, sorted."""

import pathlib
import re
import sys

SOURCE_MARK = re.compile(r'(?<![A-Za-z0-9_])(?:N?C?_|g_dngettext|ngettext|g_dpgettext2?)\s*\(\s*"')
UI_MARK = re.compile(r'translatable="(?:yes|true|1)"')


def has_text(path: pathlib.Path) -> bool:
    text = path.read_text(encoding='utf-8')
    if path.suffix == '.ui':
        return UI_MARK.search(text) is not None
    if path.name.endswith('.gschema.xml'):
        return '<summary>' in text
    if path.suffix == '.in':
        return True
    return SOURCE_MARK.search(text) is not None


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    listed = [line for line in (root / 'po/POTFILES.in').read_text().splitlines()
              if line and not line.startswith('#')]
    patterns = ('src/**/*.c', 'src/**/*.h', 'resources/ui/**/*.ui', 'data/*.desktop.in',
                'data/*.metainfo.xml.in', 'data/*.gschema.xml')
    wanted = {str(path.relative_to(root)) for pattern in patterns
              for path in root.glob(pattern) if has_text(path)}
    problems = [f'missing: {name}' for name in sorted(wanted - set(listed))]
    problems += [f'without text, or not there: {name}' for name in sorted(set(listed) - wanted)]
    problems += [f'listed twice: {name}' for name in sorted(set(listed)) if listed.count(name) > 1]
    if listed != sorted(listed):
        problems.append('not sorted')
    for problem in problems:
        print(f'po/POTFILES.in: {problem}')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
