"""A gigabyte through netcat."""
import subprocess
import time

from server import MIB, Server

WHAT = "1 GiB through nc on each driver"
BOUND = 240
SCRIPT = "seq 1 200000000 | head -c {bytes} | tee >(sha256sum >&2) | nc -N 127.0.0.1 {port} | sha256sum"
SIZE = 1024 * MIB


def through(driver):
    with Server("--set", f"akka.io.tcp.driver={driver}") as server:
        began = time.monotonic()
        script = SCRIPT.format(bytes=SIZE, port=server.address()[1])
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
        seconds = time.monotonic() - began
        assert done.stdout and done.stdout == done.stderr, f"{driver}: what came back differs: {done.stdout} {done.stderr}"
        code, left = server.stop()
        assert (code, left) == (0, 0), f"{driver}: exit code {code}, {left} connections were left"
        return f"{SIZE / MIB / seconds:.0f} MiB/s"


def run():
    return {driver: through(driver) for driver in ("epoll", "sockets")}
