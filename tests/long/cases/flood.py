"""Clients that send and never read."""
import time

from server import MIB, Server, echo

WHAT = "for a minute a client sends and never reads, in chunks of 64 KiB and in single bytes"
BOUND = 180
SECONDS = 60
HIGH_MARK = 256 * 1024


def flood(client, chunk, end):
    """Sends what the connection takes now."""
    try:
        for _ in range(1000):
            if time.monotonic() > end:
                return
            client.send(chunk)
    except BlockingIOError:
        time.sleep(0.01)


def run():
    with Server() as server:
        with server.connect() as client:
            echo(client, b"x" * MIB)
        baseline, highest = server.rss(), 0
        large, single = server.connect(), server.connect()
        for client in (large, single):
            client.setblocking(False)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            flood(large, bytes(64 * 1024), end)
            flood(single, b"x", end)
            highest = max(highest, server.rss())
        growth = highest - baseline
        assert growth < 2 * HIGH_MARK + 32 * MIB, f"memory grew by {growth / MIB:.0f} MiB"
        with server.connect() as client:
            echo(client, b"still here")
        return {"seconds": SECONDS, "memory at most": f"{growth / MIB:+.1f} MiB"}
