"""A PDF of nothing but pictures, as a scanner makes it."""

import re
import zlib


def picture_pdf(pictures, dots):
    """Grey pictures (PGM, "P5"), a page each, of so many dots an inch."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for picture in pictures:
        head = re.match(rb"P5\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+\d+\s", picture)
        width, height = int(head[1]), int(head[2])
        across, down = width * 72 / dots, height * 72 / dots
        about = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        objects.append(_stream(about + "/BitsPerComponent 8", picture[head.end() :]))
        objects.append(_stream("", f"q {across} 0 0 {down} 0 0 cm /I Do Q".encode()))
        number = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across} {down}] /Contents {number} 0 R "
            f"/Resources << /XObject << /I {number - 1} 0 R >> >> >>"
        )
        kids.append(f"{number + 1} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode()


def _stream(about, data):
    packed = zlib.compress(data)
    return f"<< {about} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"
