"""The workloads, and how the servers are measured under them: a row (a dictionary) for each measurement."""
import json
import os
import subprocess

from servers import BUILD, Process, log
from tables import errors

WORKLOADS = {
    "W1": ("50 connections, 64 B, one message outstanding on each", ["-c", "50", "-s", "64"]),
    "W2": ("1000 connections, 64 B, one message outstanding on each", ["-c", "1000", "-s", "64"]),
    "W3": ("50 connections, 16 KiB, one message outstanding on each", ["-c", "50", "-s", "16384"]),
    "W4": ("50 connections, 64 B, 16 messages outstanding on each", ["-c", "50", "-s", "64", "-p", "16"]),
    "W5": ("churn, 50 at a time: connect, one 64 B message, close", ["-c", "50", "-s", "64", "--churn"]),
    "W6": ("idle connections, one message each, then 100 messages/s in all", ["-s", "64"]),
}


def title(workload, args):
    return f"{workload}: {WORKLOADS[workload][0]}{' (pinned: server core 0, load core 1)' if args.pinned else ''}"


def load(args, server, opts, secs, warm):
    cmd = [os.path.join(BUILD, "echoload"), "127.0.0.1", str(server.port), "--pid", str(server.pid), "-d", str(secs), "-w", str(warm)]
    pin = ["taskset", "-c", "1"] if args.pinned else []
    done = subprocess.run(pin + cmd + opts, capture_output=True, text=True, timeout=300)
    try:
        return json.loads(done.stdout)
    except ValueError:
        log(f"   {server.name}: no result, exit {done.returncode} {done.stderr.strip()}")
        return None


def start(args, servers, port):
    running = []
    for server in servers:
        process = Process(server, port + len(running), args.pinned)
        if process.ready():
            running.append(process)
        else:
            process.stop()
            log(f"   {server.name} did not start; see {process.log.name}")
    return running


def undisturbed(args, server, opts):
    """A measurement during which others used more than 5 % of the machine is repeated once."""
    for _ in range(1 if args.smoke else 2):
        r = load(args, server, opts, args.secs, args.warm)
        if r is None or r["other_cpu"] + r["steal"] < 0.05 * r["secs"] * os.cpu_count():
            break
    return r


def speed(args, servers, workload):
    """All servers run; they are measured in turn, round by round, so that drift of the machine hits all alike."""
    opts = WORKLOADS[workload][1]
    running = start(args, servers, args.port)
    try:
        for s in running:
            load(args, s, opts, args.prewarm, 0)
        for number in range(args.rounds):
            for s in running:
                if (r := undisturbed(args, s, opts)) is not None:
                    log(f"   round {number} {s.name:21} {r['msgs_per_s']:9.0f}/s  {r['server_cpu_us_per_msg']:.3f} us  errors {errors(r)}")
                    yield r | {"workload": workload, "pinned": args.pinned, "server": s.name, "round": number}
    finally:
        for s in running:
            s.stop()


def memory(args, servers, workload):
    """One server at a time: nothing else is resident."""
    for i, server in enumerate(servers):
        for s in start(args, [server], args.port + i):  # the kernel may close a ring's listener after its process has ended
            load(args, s, ["-c", "50", "-s", "64"], 0.1 if args.smoke else 0.7, 0)
            r = load(args, s, WORKLOADS[workload][1] + ["-c", str(args.idle), "--hold", "0.2" if args.smoke else "2"], 1, 0)
            s.stop()
            if r is not None:
                yield r | {"workload": workload, "pinned": args.pinned, "server": s.name, "round": 0}
