"""What can be wrong with an edit of knowledge, or with a look into it."""

from __future__ import annotations

from typing import ClassVar

from xiaoer.foundation.errors import ErrorKind, XiaoerError


class EntryNotFound(XiaoerError):
    """There is no such entry, or it was deleted."""

    code: ClassVar[str] = "entry_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class EntryExists(XiaoerError):
    """There is such an entry already; edit that one."""

    code: ClassVar[str] = "entry_exists"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class EditedMeanwhile(XiaoerError):
    """Somebody edited this entry since you read it; read it again, then decide."""

    code: ClassVar[str] = "edited_meanwhile"
    kind: ClassVar[ErrorKind] = ErrorKind.CONFLICT


class EntryInvalid(XiaoerError):
    """The entry contradicts itself."""

    code: ClassVar[str] = "entry_invalid"
    kind: ClassVar[ErrorKind] = ErrorKind.REJECTED


class VersionNotFound(XiaoerError):
    """This entry has no such version."""

    code: ClassVar[str] = "version_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND


class SourceNotFound(XiaoerError):
    """There is no such source any more, or it is not for shoppers."""

    code: ClassVar[str] = "source_not_found"
    kind: ClassVar[ErrorKind] = ErrorKind.NOT_FOUND
