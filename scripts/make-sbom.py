#!/usr/bin/env python3
"""Writes what a Debian package of Rostrum is made of, as SPDX 2.3: its files, the packages that it
needs where it runs, and those whose headers or archives were compiled in. Run it where the package
was built, since versions are those that are installed: scripts/build-package.sh does."""

import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def sha256_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def spdx_id(kind, name):
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def installed_package(name):
    """As SPDX has it, of the version that is installed; None where none is."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f=${Package}\t${Version}\t${Architecture}\t${source:Package}\n", name],
        capture_output=True, text=True)
    if asked.returncode != 0:
        return None
    package, version, architecture, source = asked.stdout.splitlines()[0].split("\t")
    return {
        "SPDXID": spdx_id("Package", package),
        "name": package,
        "versionInfo": version,
        "sourceInfo": f"Debian source package {source}",
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": f"pkg:deb/debian/{package}@{version}?arch={architecture}",
        }],
    }


def needed_packages(deb):
    names = [re.split(r"[ (:|]", each.strip())[0] for each in
             output_of("dpkg-deb", "-f", deb, "Depends").split(",")]
    return sorted(set(filter(None, names)))


def built_with():
    here = os.path.dirname(os.path.abspath(__file__))
    listed = output_of(os.path.join(here, "install-packages.sh"), "--list").split()
    return sorted(each for each in listed if each.endswith("-dev"))


def files_of(deb):
    files = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", deb, folder], check=True)
        for where, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                path = os.path.join(where, name)
                if os.path.islink(path):
                    continue
                inside = "./" + os.path.relpath(path, folder)
                files.append({
                    "SPDXID": spdx_id("File", hashlib.sha1(inside.encode()).hexdigest()),
                    "fileName": inside,
                    "checksums": [{"algorithm": "SHA256", "checksumValue": sha256_of(path)}],
                    "licenseConcluded": "NOASSERTION",
                    "copyrightText": "NOASSERTION",
                })
    return files


def main():
    deb = sys.argv[1]
    name, version, architecture = output_of(
        "dpkg-deb", "-W", "--showformat=${Package}\t${Version}\t${Architecture}", deb).split("\t")
    digest = sha256_of(deb)
    own = {
        "SPDXID": spdx_id("Package", name),
        "name": name,
        "versionInfo": version,
        "packageFileName": os.path.basename(deb),
        "supplier": "Organization: Rostrum maintainers",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        "licenseConcluded": "GPL-3.0-or-later",
        "licenseDeclared": "GPL-3.0-or-later",
        "copyrightText": "NOASSERTION",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": f"pkg:deb/{name}@{version}?arch={architecture}",
        }],
    }
    packages = {own["SPDXID"]: own}
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"])]
    for names, relation in ((needed_packages(deb), "DEPENDS_ON"), (built_with(), "BUILD_DEPENDENCY_OF")):
        for each in names:
            package = installed_package(each)
            if package is None:
                sys.exit(f"make-sbom: {each} is not installed here; run this where the package was built")
            packages[package["SPDXID"]] = package
            ends = (own["SPDXID"], package["SPDXID"])
            first, second = ends if relation == "DEPENDS_ON" else reversed(ends)
            relations.append((first, relation, second))
    files = files_of(deb)
    relations += [(own["SPDXID"], "CONTAINS", each["SPDXID"]) for each in files]
    created = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    json.dump({
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": os.path.basename(deb),
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{version}-{digest}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: make-sbom.py"]},
        "packages": list(packages.values()),
        "files": files,
        "relationships": [
            {"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b} for a, kind, b in relations],
    }, sys.stdout, indent=1)
    print()


main()
