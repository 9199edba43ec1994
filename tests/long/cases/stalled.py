"""A thousand clients that send and never read, beside one that reads as slowly as it may and one that is healthy."""
import multiprocessing
import selectors
import socket
import threading
import time

from server import MIB, Server, wait

WHAT = "1,000 clients that send and never read: memory, when each ends, and what the others notice"
BOUND = 180
CLIENTS = 1_000
SOCKET_BUFFER = 64 * 1024
HIGH_MARK = 256 * 1024
TIMEOUT = 10
# The smallest rate that can be told from none is (ack-every + kernel + 512 KiB) / slow-reader-timeout; the setting has to be above it.
RATE = (64 + 64 + 512) * 1024 // TIMEOUT + 1
SETTINGS = {
    "high-mark": HIGH_MARK,
    "ack-every": 64 * 1024,
    "kernel": SOCKET_BUFFER,
    "min-drain-rate": RATE,
    "slow-reader-timeout": f"{TIMEOUT}s",
}
# At the latest: hocon/actorecho.conf says 1.25 timeouts. A busy machine has a second to tell.
PROMISE = 1.25 * TIMEOUT + 1


def narrow(address):
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SOCKET_BUFFER)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SOCKET_BUFFER)
    client.connect(address)
    return client


def read_slowly(address, over, result):
    """Reads a fiftieth faster than the least rate until it is over, and then the rest: bytes sent and bytes that came back."""
    client, sent = narrow(address), [0]

    def send():
        while not over.is_set():
            sent[0] += client.send(bytes(16 * 1024))
        client.shutdown(socket.SHUT_WR)

    sender = threading.Thread(target=send)
    sender.start()
    began, got = time.monotonic(), 0
    try:
        while True:
            if not over.is_set() and got > (time.monotonic() - began) * RATE * 1.02:
                time.sleep(0.005)
                continue
            more = len(client.recv(2048 if not over.is_set() else MIB))
            if not more:
                break
            got += more
        sender.join()
        result.put((sent[0], got))
    except OSError as error:
        result.put(f"{error} after {time.monotonic() - began:.1f} s and {got} bytes")


def ping(address, over, result):
    """Round trips of 64 bytes: when each began and how long it took, in seconds."""
    client, times = socket.create_connection(address), []
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    while not over.is_set():
        began, got = time.monotonic(), 0
        client.sendall(bytes(64))
        while got < 64:
            got += len(client.recv(64))
        times.append((began, time.monotonic() - began))
        time.sleep(0.002)
    result.put(times)


def p99(trips, since=0):
    """What all but one in a hundred stay under."""
    times = sorted(took for began, took in trips if began >= since)
    return times[len(times) * 99 // 100]


def start(what, address):
    over, result = multiprocessing.Event(), multiprocessing.Queue()
    multiprocessing.Process(target=what, args=(address, over, result), daemon=True).start()

    def end():
        over.set()
        return result.get(timeout=60)

    return end


def stall(server, seconds):
    """All send until the kernel takes no more, and wait for their end. How long each waited, when all had begun, and the most memory meanwhile."""
    waits, highest, chunk = [], 0, bytes(16 * 1024)
    with selectors.DefaultSelector() as poll:
        end, started, began = time.monotonic() + seconds, 0, time.monotonic()
        while started < CLIENTS or poll.get_map():
            assert time.monotonic() < end, f"{len(poll.get_map())} clients were not ended"
            if started < CLIENTS and started < (time.monotonic() - began) * 110:
                client = narrow(server.address())
                client.setblocking(False)
                poll.register(client, selectors.EVENT_WRITE, [time.monotonic()])
                started, filled = started + 1, time.monotonic()
            for key, _ in poll.select(0.01):
                try:
                    key.fileobj.send(chunk)
                    key.data[0] = time.monotonic()
                except BlockingIOError:
                    pass
                except OSError:
                    waits.append(time.monotonic() - key.data[0])
                    poll.unregister(key.fileobj)
                    key.fileobj.close()
            highest = max(highest, server.rss())
    return waits, filled, highest


def run():
    settings = [s for key, value in SETTINGS.items() for s in ("--set", f"actorecho.listener.write-buffer.{key}={value}")]
    # The other server has no stalled clients and shares the machine, so what this test itself and others do to both is not held against the one.
    with Server(*settings, "--log-level", "debug") as server, Server() as other:
        slow = start(read_slowly, server.address())
        alone = start(ping, server.address())
        time.sleep(10)
        before = p99(alone())
        memory, beside, control = server.rss(), start(ping, server.address()), start(ping, other.address())
        waits, filled, highest = stall(server, 60)
        beside, control = beside(), control()
        sent = slow()
        growth = highest - memory
        wait("every end is told", lambda: sum("ended: slow_reader" in line for line in server.lines) == CLIENTS, 10)
        figures = {
            "memory at most": f"{growth / MIB:+.1f} MiB of {CLIENTS * HIGH_MARK / MIB + 32:.0f}",
            "stalled clients ended after": f"{min(waits):.1f} to {max(waits):.1f} s, promised {1.25 * TIMEOUT}",
            "p99 of a healthy client": f"{p99(beside, filled) * 1e3:.2f} ms",
            "before": f"{before * 1e3:.2f}",
            "at the other server": f"{p99(control, filled) * 1e3:.2f}",
            "while they fill their buffers": f"{p99(beside) * 1e3:.2f}",
            "slow reader at": f"{RATE * 1.02 / 1024:.0f} KiB/s, {sent} bytes",
        }
        assert growth < CLIENTS * HIGH_MARK + 32 * MIB, f"memory: {figures}"
        assert max(waits) < PROMISE, f"too late: {figures}"
        assert not isinstance(sent, str) and sent[0] == sent[1], f"the slow reader was ended: {figures}"
        assert p99(beside, filled) < 2 * max(before, p99(control, filled)), f"slow: {figures}"
        return figures
