"""Whatever a stranger sends as a picture, only pixels within bounds are kept."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from xiaoer.media.encode import LARGEST_FILE, LONGEST_SIDE, encode
from xiaoer.media.model import PictureInvalid, PictureTooLarge


def file_of(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, (200, 30, 30, 90)[: len(mode)]).save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_that_usual_pictures_are_kept(form: str) -> None:
    kept = encode(file_of(form))
    assert (kept.width, kept.height, kept.media_type) == (40, 20, "image/jpeg")


def test_that_transparency_is_kept() -> None:
    assert encode(file_of("PNG", mode="RGBA")).media_type == "image/png"


def test_that_a_large_picture_is_made_smaller() -> None:
    kept = encode(file_of("PNG", (4000, 1000)))
    assert (kept.width, kept.height) == (LONGEST_SIDE, 512)


def test_that_where_it_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    exif[0x0112] = 6  # turned by 90 degrees
    kept = encode(file_of("JPEG", exif=exif))
    assert (kept.width, kept.height) == (20, 40)
    assert b"at home" not in kept.data


def huge_png(side: int) -> bytes:
    """A small file that says it is `side` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_500, 60_000])
def test_that_a_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    with pytest.raises((PictureTooLarge, PictureInvalid)):
        encode(huge_png(side))


def test_that_a_large_file_is_refused() -> None:
    with pytest.raises(PictureTooLarge):
        encode(b"\xff" * (LARGEST_FILE + 1))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 40,
        b"%PDF-1.7",
        file_of("JPEG")[:60],
        file_of("PNG")[:50],
        file_of("BMP"),
        file_of("TIFF"),
    ],
)
def test_that_broken_or_disguised_files_are_refused(raw: bytes) -> None:
    with pytest.raises(PictureInvalid):
        encode(raw)
