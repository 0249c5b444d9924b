"""The second barrier: a process that has passed it can open no connection, whatever it is told.

The first is that no query with a SERVICE that is not allowed reaches the engine. Behind it
the kernel refuses the system calls that make sockets (seccomp), and, where the process may,
leaves it in a network of its own with nothing in it (a network namespace). Each is tried;
what the system does not offer is said in the log.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_ERRNO_EACCES = 0x00050000 | 13
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
# Instructions of classic BPF: load a word, jump if equal, jump if greater or equal, return.
_LOAD, _JEQ, _JGE, _RETURN = 0x20, 0x15, 0x35, 0x06
# By machine: the number of its system call table in the kernel's audit, and the numbers of socket, connect, bind,
# listen, accept, accept4, and of io_uring_setup, which could do the same in other words.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 49, 50, 43, 288, 425)),
    "aarch64": (0xC00000B7, (198, 203, 200, 201, 202, 242, 425)),
}
_X32_BIT = 0x40000000  # system calls of x86_64 with short pointers have numbers of their own


def _program(machine: str) -> bytes:
    """The filter for a machine: refuse foreign system call tables and the calls named above."""
    table, calls = _MACHINES[machine]
    code: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, 4),
        (_JEQ, 1, 0, table),
        (_RETURN, 0, 0, _ERRNO_EACCES),
        (_LOAD, 0, 0, 0),
        # A call that matches, or is of the other numbering, jumps to the refusal behind the permission.
        (_JGE, len(calls) + 1, 0, _X32_BIT),
    ]
    code += [(_JEQ, len(calls) - index, 0, number) for index, number in enumerate(calls)]
    code += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO_EACCES)]
    return b"".join(struct.pack("HBBI", *instruction) for instruction in code)


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]


def deny_network() -> list[str]:
    """Deny this process and its children the network; the names of the barriers that hold."""
    holding = []
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        if _leave_network(libc):
            holding.append("namespace")
        if _filter_calls(libc):
            holding.append("seccomp")
    return holding


def _leave_network(libc: ctypes.CDLL) -> bool:
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _filter_calls(libc: ctypes.CDLL) -> bool:
    machine = platform.machine()
    if machine not in _MACHINES:
        return False
    program = _program(machine)
    filters = _Filter(len(program) // 8, program)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(filters), 0, 0) == 0)
