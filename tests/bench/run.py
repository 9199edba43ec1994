"""Runs echo servers side by side and prints a table for each workload. Started by ./run; see README.md."""
import argparse
import json
import os
import subprocess
import sys

from servers import Lock, Server, configured
from tables import errors, print_memory, print_speed

WORKLOADS = {
    "W1": ("50 connections, 64 B, one message outstanding on each", ["-c", "50", "-s", "64"]),
    "W2": ("1000 connections, 64 B, one message outstanding on each", ["-c", "1000", "-s", "64"]),
    "W3": ("50 connections, 16 KiB, one message outstanding on each", ["-c", "50", "-s", "16384"]),
    "W4": ("50 connections, 64 B, 16 messages outstanding on each", ["-c", "50", "-s", "64", "-p", "16"]),
    "W5": ("churn, 50 at a time: connect, one 64 B message, close", ["-c", "50", "-s", "64", "--churn"]),
    "W6": ("10 000 connections, one message each, then 100 messages/s in all", ["-c", "10000", "-s", "64", "--hold", "2"]),
}


def log(text):
    print(text, file=sys.stderr, flush=True)


def options():
    p = argparse.ArgumentParser(prog="run")
    p.add_argument("build", help=argparse.SUPPRESS)
    p.add_argument("--workloads", default="W1,W3", help="of W1 to W6; default W1,W3")
    p.add_argument("--only", help="names of servers, comma-separated; default all")
    p.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND", help="one more server, {port} in its command")
    p.add_argument("--rounds", type=int, default=8)
    p.add_argument("--secs", type=float, default=1, help="length of a measurement")
    p.add_argument("--pinned", action="store_true", help="servers on core 0, load on core 1: cost per core")
    p.add_argument("--ref", default="tokio", help="the server that ratios refer to")
    p.add_argument("--port", type=int, default=21000, help="the first of the ports")
    return p.parse_args()


def load(args, server, opts, secs, warm):
    cmd = [os.path.join(args.build, "echoload"), "127.0.0.1", str(server.port), "--pid", str(server.pid), "-d", str(secs), "-w", str(warm)]
    pin = ["taskset", "-c", "1"] if args.pinned else []
    done = subprocess.run(pin + cmd + opts, capture_output=True, text=True, timeout=300)
    try:
        return json.loads(done.stdout)
    except ValueError:
        log(f"   {server.name}: no result, exit {done.returncode} {done.stderr.strip()}")
        return None


def start(args, names):
    running = []
    for i, (name, command) in enumerate(names):
        server = Server(name, command, args.port + i, args.build, args.pinned)
        if server.ready():
            running.append(server)
        else:
            server.stop()
            log(f"   {name} did not start; see {server.log.name}")
    return running


def undisturbed(args, server, opts):
    """A measurement during which others used more than 5 % of the machine is repeated once."""
    for _ in range(2):
        r = load(args, server, opts, args.secs, 0.3)
        if r is None or r["other_cpu"] + r["steal"] < 0.05 * r["secs"] * os.cpu_count():
            break
    return r


def speed(args, names, opts):
    """All servers run; they are measured in turn, round by round, so that drift of the machine hits all alike."""
    results = {}
    running = start(args, names)
    try:
        for s in running:
            load(args, s, opts, 2, 0)
        for number in range(args.rounds):
            for s in running:
                if (r := undisturbed(args, s, opts)) is not None:
                    results.setdefault(s.name, {})[number] = r
                    log(f"   round {number} {s.name:18} {r['msgs_per_s']:9.0f}/s  {r['server_cpu_us_per_msg']:.2f} us  errors {errors(r)}")
    finally:
        for s in running:
            s.stop()
    return results


def memory(args, names, opts):
    """One server at a time: nothing else is resident."""
    results = {}
    for name in names:
        for s in start(args, [name]):
            load(args, s, ["-c", "50", "-s", "64"], 0.7, 0)
            if (r := load(args, s, opts, 1, 0)) is not None:
                results[s.name] = r
            s.stop()
    return results


def main():
    args = options()
    only = args.only.split(",") if args.only else None
    names = [(n, c) for n, c in configured(args.add) if only is None or n in only]
    failed = 0
    for w in args.workloads.split(","):
        title, opts = WORKLOADS[w]
        log(f"== {w}: {title}")
        with Lock():
            results = (memory if w == "W6" else speed)(args, names, opts)
        print(f"\n### {w}: {title}{' (pinned: server core 0, load core 1)' if args.pinned else ''}\n")
        failed += print_memory(results, args.ref) if w == "W6" else print_speed(results, args.ref)
    return 1 if failed else 0


sys.exit(main())
