"""The servers under test: what servers.conf names, how it is built, and as processes."""
import collections
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.environ["BENCH_BUILD"]
Server = collections.namedtuple("Server", "name peer command")


def log(text):
    print(text, file=sys.stderr, flush=True)


def configured(added):
    """Each line of servers.conf, and each NAME=COMMAND."""
    with open(os.path.join(HERE, "servers.conf")) as conf:
        lines = [line.strip() for line in conf]
    rows = [line.split("|", 2) for line in lines if line and not line.startswith("#")]
    return [Server(*(cell.strip() for cell in row)) for row in rows] + [Server(name, None, command) for name, command in (a.split("=", 1) for a in added)]


def built(servers):
    """Those that can be built here. Each peer is a folder with a script `build`, which is told where to put the program."""
    lacking = {}
    for peer in dict.fromkeys(s.peer for s in servers if s.peer):
        done = subprocess.run(["./build", BUILD], cwd=os.path.join(HERE, "peers", peer), stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()] or [f"its build ended with {done.returncode}"]
            lacking[peer] = next((line for line in said if "error" in line or "not found" in line), said[0]).strip()
            log(f"{peer} is left out: {lacking[peer]}")
    if "actorecho" in lacking:
        sys.exit("the server itself cannot be built")
    return [s for s in servers if s.peer not in lacking]


class Lock:
    """The machine-wide benchmark lock, the same that flock(1) takes: two benchmarks at once measure nothing."""

    def __enter__(self):
        self.file = open(os.environ.get("BENCH_LOCK") or os.path.join(tempfile.gettempdir(), "bench.lock"), "a")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


class Process:
    def __init__(self, server, port, pinned):
        self.name, self.port = server.name, port
        command = server.command.replace("{port}", str(port)).replace("{build}", BUILD)
        pin = "taskset -c 0 " if pinned else ""
        self.log = open(os.path.join(BUILD, f"{server.name}.log"), "w")
        self.process = subprocess.Popen(
            ["bash", "-c", f"exec {pin}{command}"], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.pid = self.process.pid

    def ready(self):
        end = time.time() + 20
        while time.time() < end and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as s:
                    s.settimeout(5)
                    s.sendall(b"ping")
                    return s.recv(4) == b"ping"
            except OSError:
                time.sleep(0.05)
        return False

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
