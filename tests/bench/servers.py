"""The servers under test: what servers.conf names, as processes."""
import fcntl
import os
import signal
import socket
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def configured(added):
    """(name, command) of each line of servers.conf and of each NAME=COMMAND."""
    with open(os.path.join(HERE, "servers.conf")) as conf:
        lines = [line.strip() for line in conf]
    rows = [line.split("|", 1) for line in lines if line and not line.startswith("#")]
    return [(name.strip(), command.strip()) for name, command in rows + [a.split("=", 1) for a in added]]


class Lock:
    """The machine-wide benchmark lock, the same that flock(1) takes: two benchmarks at once measure nothing."""

    def __enter__(self):
        self.file = open(os.environ.get("BENCH_LOCK") or os.path.join(tempfile.gettempdir(), "bench.lock"), "a")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


class Server:
    def __init__(self, name, command, port, build, pinned):
        self.name, self.port = name, port
        command = command.replace("{port}", str(port)).replace("{build}", build)
        pin = "taskset -c 0 " if pinned else ""
        self.log = open(os.path.join(build, f"{name}.log"), "w")
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
