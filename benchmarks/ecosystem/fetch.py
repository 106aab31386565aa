"""Gets the pinned packages from the index that pip is set up with, checks them, and unpacks them without building.

pip itself would run a source distribution's setup.py even for `pip download`, and these are packages of ten years ago; so the index's page
is read (PEP 503 as HTML, PEP 691 as JSON), the file is taken from there, and nothing of it is ever run. Once cached, no network is needed.
"""

from __future__ import annotations

import hashlib
import json
import os
import ssl
import subprocess
import sys
import tarfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from benchmarks.ecosystem.packages import EcosystemError, Package

ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.2"
PIP_DEFAULT = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"


def fetch(package: Package) -> Path:
    """The folder with the package's files, downloaded and unpacked first where needed. Raises EcosystemError."""
    if not package.folder.exists():
        if not package.archive.exists():
            _download(package)
        _check(package, package.archive.read_bytes())
        partial = package.folder.with_suffix(f".{os.getpid()}")
        partial.mkdir(parents=True)
        unpack(package.archive, partial)
        partial.rename(package.folder)
    return package.folder


def unpack(archive: Path, folder: Path) -> None:
    """Writes the regular files of a .whl, .zip or .tar.gz below ``folder``, which exists.

    Links and devices are left out. Raises EcosystemError for a path that leaves ``folder``.
    """
    if archive.name.endswith((".whl", ".zip")):
        with zipfile.ZipFile(archive) as zipped:
            for entry in zipped.infolist():
                if not entry.is_dir():
                    _write(folder, entry.filename, zipped.read(entry))
        return
    with tarfile.open(archive) as tarred:
        for member in tarred:
            stream = tarred.extractfile(member) if member.isreg() else None
            if stream is not None:
                _write(folder, member.name, stream.read())


def _write(folder: Path, name: str, data: bytes) -> None:
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name or ":" in name:
        raise EcosystemError(f"{name!r} in the archive would be written outside of {folder}; nothing more was unpacked")
    target = folder / inside
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _download(package: Package) -> None:
    page = f"{_index().rstrip('/')}/{package.name}/"
    links = _links(page)
    if package.file not in links:
        raise EcosystemError(f"the index that pip uses has no {package.file} on its page for {package.name}; another index: set PIP_INDEX_URL")
    data = _get(links[package.file])[0]
    _check(package, data)
    package.archive.parent.mkdir(parents=True, exist_ok=True)
    partial = package.archive.with_suffix(f".{os.getpid()}")
    partial.write_bytes(data)
    partial.rename(package.archive)


def _check(package: Package, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    if digest != package.sha256:
        raise EcosystemError(
            f"{package.file} has SHA-256 {digest}, packages.toml says {package.sha256}: not the pinned file; if {package.archive} exists, delete it"
        )


def _pip(*arguments: str) -> str:
    """What a pip command prints, or the empty text where it fails (a key that is not set)."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False).stdout.strip()


def _index() -> str:
    setting = os.environ.get("PIP_INDEX_URL") or _pip("-m", "pip", "config", "get", "global.index-url") or _pip("-c", PIP_DEFAULT)
    if not setting:
        raise EcosystemError("pip is not in this environment, so its index is unknown: set PIP_INDEX_URL")
    return setting


def _get(url: str) -> tuple[bytes, str]:
    """The bytes behind a URL and their media type."""
    bundle = os.environ.get("PIP_CERT") or _pip("-m", "pip", "config", "get", "global.cert") or None
    request = urllib.request.Request(url, headers={"Accept": ACCEPT, "User-Agent": "scanlint-ecosystem"})
    try:
        with urllib.request.urlopen(request, timeout=180, context=ssl.create_default_context(cafile=bundle)) as response:
            return response.read(), response.headers.get_content_type()
    except (urllib.error.URLError, TimeoutError) as error:
        raise EcosystemError(f"cannot read {urllib.parse.urlsplit(url).path} from the index that pip uses: {error}") from error


class _Anchors(HTMLParser):
    """Collects the href of every anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by HTMLParser for every opening tag."""
        self.found += [value for key, value in attrs if tag == "a" and key == "href" and value]


def _links(page: str) -> dict[str, str]:
    """File name to URL, from an index page in either form."""
    data, kind = _get(page)
    if kind.endswith("+json"):
        hrefs = [entry["url"] for entry in json.loads(data)["files"]]
    else:
        anchors = _Anchors()
        anchors.feed(data.decode("utf-8"))
        hrefs = anchors.found
    urls = [urllib.parse.urljoin(page, href) for href in hrefs]
    return {urllib.parse.unquote(PurePosixPath(urllib.parse.urlsplit(url).path).name): urllib.parse.urldefrag(url).url for url in urls}
