"""Make a stranger's file into a harmless picture: decode it within bounds, keep the pixels, encode them anew."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from xiaoer.media.model import Encoded, PictureInvalid, PictureTooLarge

LARGEST_FILE = 8 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
LONGEST_SIDE = 2048
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def encode(raw: bytes) -> Encoded:
    """The first frame of the picture, turned upright, at most 2048 pixels a side, without metadata. CPU: call it in a thread."""
    if len(raw) > LARGEST_FILE:
        raise PictureTooLarge(bytes=len(raw), limit=LARGEST_FILE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of bombs below our own limit
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as opened:
                if opened.width * opened.height > LARGEST_PIXELS:
                    raise PictureTooLarge(pixels=opened.width * opened.height, limit=LARGEST_PIXELS)
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                opened.load()
                return _encode(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureInvalid from error


def _encode(picture: Image.Image) -> Encoded:
    transparent = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    if transparent:
        picture.save(out, "PNG", optimize=False)
    else:
        picture.save(out, "JPEG", quality=85)
    return Encoded(out.getvalue(), "image/png" if transparent else "image/jpeg", picture.width, picture.height)
