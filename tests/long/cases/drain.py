"""A server that is told to stop while ten thousand clients have yet to read."""
import os
import selectors
import time

from server import Server, wait

WHAT = "SIGTERM with 10,000 connections that have data in flight: every byte that was delivered comes back"
BOUND = 180
CLIENTS = 10_000
EACH = 4096


def data(number):
    return number.to_bytes(4, "big") * (EACH // 4)


def read_all(clients):
    """What each gets until its end."""
    got = {client: bytearray() for client in clients}
    with selectors.DefaultSelector() as poll:
        for client in clients:
            client.setblocking(False)
            poll.register(client, selectors.EVENT_READ)
        while poll.get_map():
            ready = poll.select(60)
            assert ready, f"{len(poll.get_map())} clients wait for their end"
            for key, _ in ready:
                more = key.fileobj.recv(65536)
                got[key.fileobj] += more
                if not more:
                    poll.unregister(key.fileobj)
                    key.fileobj.close()
    return got


def run():
    with Server("--set", "actorecho.shutdown.deadline=2 minutes", "--set", "actorecho.listener.bind.backlog=16384") as server:
        clients = [server.connect() for _ in range(CLIENTS)]
        for number, client in enumerate(clients):
            client.sendall(data(number))
        wait("the server has read all", lambda: server.unread() == 0, 60)
        began = time.monotonic()
        os.kill(server.pid, 15)
        got = read_all(clients)
        code = server.wait()
        seconds = time.monotonic() - began
        wrong = sum(got[client] != data(number) for number, client in enumerate(clients))
        assert wrong == 0, f"{wrong} clients did not get what they had sent"
        assert code == 0, f"exit code {code}"
        assert f": {CLIENTS} connections drained, 0 reset" in server.lines[-1], server.lines[-1]
        return {"clients": CLIENTS, "bytes": CLIENTS * EACH, "drained in": f"{seconds:.1f} s", "exit code": code}
