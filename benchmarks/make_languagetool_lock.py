"""Make `checker/backends/languagetool-VERSION.lock`: the jars that LanguageTool needs for English.

    python benchmarks/make_languagetool_lock.py 6.8

Needs Maven (`mvn`), which resolves the versions and verifies the checksums of its repository. The
server is made for all languages and does not start without some of them; their dictionaries,
a third of the whole, are left out, since only English is checked.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "checker" / "backends"

LANGUAGES = ("en", "ca", "de", "es", "fr", "nl", "pt")
"""English, and those without which the server does not start."""

LEFT_OUT = (
    ("org.languagetool", "language-all"),
    ("de.danielnaber", "german-pos-dict"),
    ("org.languagetool", "dutch-pos-dict"),
    ("org.languagetool", "french-pos-dict"),
    ("org.languagetool", "portuguese-pos-dict"),
    ("org.softcatala", "catalan-pos-dict"),
    ("org.softcatala", "spanish-pos-dict"),
)

HEAD = """\
# The jars of LanguageTool {version} (LGPL 2.1) for English, as they are on Maven Central.
# Written by benchmarks/make_languagetool_lock.py.
#
# Columns: SHA-256, bytes, group:artifact:version
"""


def project(version: str) -> str:
    """A Maven project that needs LanguageTool."""
    exclusions = "".join(
        f"<exclusion><groupId>{group}</groupId><artifactId>{name}</artifactId></exclusion>"
        for group, name in LEFT_OUT
    )
    dependencies = "".join(
        f"<dependency><groupId>org.languagetool</groupId><artifactId>{name}</artifactId>"
        f"<version>{version}</version><exclusions>{exclusions}</exclusions></dependency>"
        for name in ("languagetool-server", *(f"language-{code}" for code in LANGUAGES))
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>lock</groupId><artifactId>lock</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>"
    )


def resolved(version: str, folder: Path) -> Path:
    """The jars that are needed at run time, in a folder laid out as a repository."""
    (folder / "pom.xml").write_text(project(version), encoding="utf-8")
    subprocess.run(
        [
            "mvn",
            "--quiet",
            "--batch-mode",
            "--strict-checksums",
            f"-Dmaven.repo.local={folder / 'cache'}",
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            "-DoutputDirectory=jars",
            "-Dmdep.useRepositoryLayout=true",
        ],
        cwd=folder,
        check=True,
    )
    return folder / "jars"


def lines(jars: Path) -> Iterator[str]:
    """One line for each jar, by its coordinates."""
    for jar in sorted(jars.rglob("*.jar")):
        *group, artifact, version, name = jar.relative_to(jars).parts
        if name != f"{artifact}-{version}.jar":
            sys.exit(f"{name}: jars with a classifier are not provided for")
        data = jar.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        yield f"{digest} {len(data)} {'.'.join(group)}:{artifact}:{version}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="the version of LanguageTool, such as 6.8")
    version = parser.parse_args().version
    with tempfile.TemporaryDirectory() as folder:
        found = list(lines(resolved(version, Path(folder))))
    lock = FOLDER / f"languagetool-{version}.lock"
    lock.write_text(HEAD.format(version=version) + "".join(found), encoding="utf-8")
    size = sum(int(line.split()[1]) for line in found)
    print(f"{lock}: {len(found)} jars, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
