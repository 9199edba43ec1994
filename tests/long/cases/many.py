"""Ten thousand connections that echo, by the load generator of tests/bench."""
import json
import os
import subprocess

from server import BUILD, MIB, ROOT, Server

WHAT = "10,000 connections that echo for 30 s, every byte compared"
BOUND = 180
CLIENTS = 10_000


def build():
    load = os.path.join(BUILD, "echoload")
    source = os.path.join(ROOT, "tests/bench/load/echoload.cpp")
    subprocess.run(["g++", "-O2", "-Wall", "-Wextra", "-o", load, source, "-pthread"], check=True)
    return load


def run():
    load = build()
    with Server("--set", "actorecho.listener.bind.backlog=16384") as server:
        done = subprocess.run([load, "127.0.0.1", str(server.address()[1]), "-c", str(CLIENTS), "-s", "64", "-d", "30", "-w", "1"], capture_output=True, text=True)
        assert done.stdout, f"the load generator ended with {done.returncode}: {done.stderr}"
        result = json.loads(done.stdout)
        errors = sum(result[k] for k in ("connect_errors", "mismatches", "dropped", "incomplete"))
        assert errors == 0, f"{errors} errors: {done.stdout.strip()}"
        memory = server.rss()
        code, left = server.stop()
        assert code == 0, f"exit code {code}, {left} connections were left"
        return {"messages/s": result["msgs_per_s"], "p99": f"{result['lat_us']['p99'] / 1000:.0f} ms", "errors": errors, "memory": f"{memory / MIB:.0f} MiB"}
