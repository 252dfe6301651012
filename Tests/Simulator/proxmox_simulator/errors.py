"""The three kinds of refusals that a Proxmox VE API server gives."""

from __future__ import annotations


class ApiError(Exception):
    """A refusal of the API itself: an HTTP status, a message and, for parameters, one text per name."""

    def __init__(self, status: int, message: str, errors: dict[str, str] | None = None, end: str = "\n") -> None:
        super().__init__(message)
        self.status = status
        self.message = message + end
        self.errors = errors

    @property
    def reason(self) -> str:
        """The reason phrase: the first line of the message."""
        return self.message.split("\n", 1)[0]


class HttpLayerError(Exception):
    """A refusal of the HTTP server below the API: plain text, no JSON."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


class EmptyAnswer(Exception):
    """A refusal whose text stands only in the reason phrase: 401 and the proxy's 595, 596 and 599."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def parameter_errors(errors: dict[str, str]) -> ApiError:
    """The 400 answer that names each parameter and what is wrong with it."""
    return ApiError(400, "Parameter verification failed.", errors)


def permission_denied(path: str, privileges: str) -> ApiError:
    return ApiError(403, f"Permission check failed ({path}, {privileges})")
