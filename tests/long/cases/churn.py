"""Clients that come and break off, at every step of the protocol."""
import os
import socket
import ssl
import subprocess

from server import BUILD, MIB, Server, echo, reset, wait

WHAT = "100,000 connections that are broken off, spread over every step of the protocol"
BOUND = 300
CYCLES = 100_000
CHUNK = bytes(range(256)) * 40
PROXY_V1 = b"PROXY TCP4 192.0.2.1 192.0.2.2 50000 443\r\n"


def before_a_byte(_):
    pass


def in_a_chunk(client):
    client.send(CHUNK)


def in_an_answer(client):
    client.send(CHUNK)
    client.recv(1)


def after_the_end(client):
    client.send(b"bye")
    client.shutdown(socket.SHUT_WR)


def in_a_proxy_header(client):
    client.send(PROXY_V1[:20])


def after_a_proxy_header(client):
    client.send(PROXY_V1 + CHUNK)


def client_hello():
    """What a TLS client says first."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    outgoing = ssl.MemoryBIO()
    try:
        context.wrap_bio(ssl.MemoryBIO(), outgoing).do_handshake()
    except ssl.SSLWantReadError:
        return outgoing.read()


HELLO = client_hello()


def in_a_client_hello(client):
    client.send(HELLO[: len(HELLO) // 2])


def in_a_handshake(client):
    client.send(HELLO)


def after_a_server_hello(client):
    client.send(HELLO)
    client.recv(1)


STEPS = [("echo", step) for step in (before_a_byte, in_a_chunk, in_an_answer, after_the_end)] + [
    ("proxied", step) for step in (before_a_byte, in_a_proxy_header, after_a_proxy_header)] + [
    ("tls", step) for step in (before_a_byte, in_a_client_hello, in_a_handshake, after_a_server_hello)]


def listeners():
    """One for each edge."""
    certificate, key = os.path.join(BUILD, "churn.crt"), os.path.join(BUILD, "churn.key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    edges = {
        "echo": "",
        "proxied": ', proxy-protocol { enabled = on, trusted = ["127.0.0.0/8"] }',
        "tls": f', tls {{ enabled = on, certificate = "{certificate}", key = "{key}" }}',
    }
    return [word for name, edge in edges.items() for word in ("--set", f'actorecho.listeners.{name}={{listen = "127.0.0.1:0"{edge}}}')]


def cycles(server, count):
    for number in range(count):
        listener, step = STEPS[number % len(STEPS)]
        client = server.connect(listener)
        try:
            step(client)
        finally:
            reset(client)


def settled(server):
    with server.connect() as client:
        echo(client, b"x")
    return server.descriptors()


def run():
    with Server(*listeners(), listen=False) as server:
        cycles(server, CYCLES // 10)
        wait("the warm-up is over", lambda: server.descriptors() < 300, 30)
        memory, baseline = server.rss(), settled(server)
        cycles(server, CYCLES)
        wait(f"{baseline} descriptors as before", lambda: settled(server) <= baseline + 2, 30)
        growth = server.rss() - memory
        assert growth < 24 * MIB, f"memory grew by {growth / MIB:.0f} MiB"
        code, left = server.stop()
        assert (code, left) == (0, 0), f"exit code {code}, {left} connections were left"
        return {"cycles": CYCLES, "descriptors": f"{baseline} as before", "memory": f"{growth / MIB:+.1f} MiB", "connections left": left}
