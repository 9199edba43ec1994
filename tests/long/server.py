"""The program under test as a process, and what can be seen of it from outside."""
import os
import re
import socket
import struct
import subprocess
import threading
import time

ROOT, BUILD = os.environ["LONG_ROOT"], os.environ["LONG_BUILD"]
MIB = 1024 * 1024


class Server:
    """Serves on ports of the system's choice until the block ends; `with Server("--set", "key=value") as server`."""

    def __init__(self, *args, listen=True, prefix=(), program=os.path.join(BUILD, "actorecho")):
        command = [*prefix, os.path.join(program, "actorecho"), *args]
        self.lines = []
        self._ports = {}
        self._process = subprocess.Popen(command + (["--listen", "127.0.0.1:0"] if listen else []), stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()
        wait("the server listens", lambda: self._ports or self._process.poll() is not None, 30)
        assert self._ports, f"the server does not start: exit code {self._process.poll()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    @property
    def pid(self):
        return self._process.pid

    def address(self, listener="echo"):
        wait(f"listener {listener} listens", lambda: listener in self._ports, 30)
        return ("127.0.0.1", self._ports[listener])

    def connect(self, listener="echo"):
        client = socket.create_connection(self.address(listener), 30)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return client

    def rss(self):
        """Resident bytes."""
        with open(f"/proc/{self.pid}/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def unread(self, listener="echo"):
        """Bytes that the kernel has and the server has not read."""
        port = self.address(listener)[1]
        with open("/proc/net/tcp") as table:
            rows = [line.split() for line in table.readlines()[1:]]
        return sum(int(row[4].split(":")[1], 16) for row in rows if row[3] == "01" and int(row[1].split(":")[1], 16) == port)

    def signal(self, number):
        self._process.send_signal(number)

    def stop(self, patience=60):
        """Ends it as a service manager would; its exit code, and how many connections it still had."""
        self._process.terminate()
        return self.wait(patience), self.left()

    def wait(self, patience=60):
        code = self._process.wait(patience)
        wait("the log's last line", lambda: self.lines and "stopped after" in self.lines[-1], 5)
        return code

    def left(self):
        return sum(int(m[1]) for line in self.lines if (m := re.search(r"accepts no more; (\d+) connections to drain", line)))

    def _read(self):
        for line in self._process.stdout:
            self.lines.append(line.rstrip("\n"))
            if m := re.search(r"listening on 127\.0\.0\.1:(\d+): \S+ \(listener ([^)]+)\)", line):
                self._ports[m[2]] = int(m[1])


def wait(what, is_so, patience):
    """Fails if it does not become so within this many seconds."""
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end, f"not within {patience} s: {what}"
        time.sleep(0.02)


def reset(client):
    """Closes with a reset."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def echo(client, data):
    """Whether these bytes come back."""
    client.settimeout(30)
    client.sendall(data)
    got = b""
    while len(got) < len(data):
        more = client.recv(len(data) - len(got))
        assert more, f"the end came after {len(got)} of {len(data)} bytes"
        got += more
    assert got == data, "what came back differs"
