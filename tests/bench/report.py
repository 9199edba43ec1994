"""The tables of the README: what was measured on, and all workloads side by side."""
import json
import os
import platform
import statistics
import subprocess

from tables import by_server, load_limited, median, print_table, ratio, spread

SPEEDS = ["W1", "W2", "W3", "W4", "W5"]


def read(path):
    with open(path) as file:
        return [json.loads(line) for line in file]


def machine():
    with open("/proc/cpuinfo") as info:
        model = next((line.split(":", 1)[1].strip() for line in info if line.startswith("model name")), platform.machine())
    sdk = subprocess.run(["dotnet", "--version"], capture_output=True, text=True).stdout.strip()
    return f"{model}, {os.cpu_count()} cores, Linux {platform.release().split('-')[0]}, .NET SDK {sdk}"


def best(runs, workload, pinned, server, ref):
    """Of this server's rows in each run those in which it took the least processor time, measured by the reference; and the reference's."""
    chosen = []
    for rows in runs:
        servers = by_server(r for r in rows if r["workload"] == workload and r["pinned"] == pinned)
        if server in servers and ref in servers:
            chosen.append((ratio(servers[server], servers[ref], "server_cpu_us_per_msg")[0], servers[server], servers[ref]))
    return min(chosen, key=lambda c: c[0])[1:] if chosen else None


def absolute(rows):
    return f"{median(rows, 'server_cpu_us_per_msg'):.2f} µs, {median(rows, 'msgs_per_s') / 1000:.0f}k/s"


def relative(rows, reference):
    throughput = "load-limited" if load_limited(rows) else f"{ratio(rows, reference, 'msgs_per_s')[0]:.2f}"
    return f"{spread(ratio(rows, reference, 'server_cpu_us_per_msg'))} / {throughput}"


def latency(rows):
    return " / ".join(f"{statistics.median(r['lat_us'][q] for r in rows):.0f}" for q in ("p50", "p99"))


def print_side_by_side(runs, names, pinned, ref, cell, heading):
    lines = []
    for name in names:
        found = [best(runs, w, pinned, name, ref) for w in SPEEDS]
        lines.append([name] + [cell(name, *f) if f else "-" for f in found])
    if any(cell != "-" for line in lines for cell in line[1:]):
        print(f"\n{heading}\n")
        print_table(["", *SPEEDS], lines)


def print_report(paths, ref):
    runs = [read(p) for p in paths]
    rows = [r for rows in runs for r in rows]
    names = sorted({r["server"] for r in rows}, key=lambda n: (n != ref, not n.startswith("actorecho"), n))
    rounds = [1 + max((r["round"] for r in rows if r["pinned"] == p), default=-1) for p in (True, False)]
    print(f"\n{machine()}; {rounds[0]} rounds pinned, {rounds[1]} free; best of {len(runs)} runs.")
    print_side_by_side(
        runs, names, True, ref, lambda name, own, base: absolute(own) if name == ref else relative(own, base),
        f"Pinned (server on core 0, load on core 1), {ref}: CPU per message, messages a second; others: CPU per message × {ref}'s [quartiles of the rounds] / throughput × {ref}'s.")
    print_side_by_side(
        runs, names, False, ref, lambda name, own, base: absolute(own) if name == ref else relative(own, base), "Free (server and load share the cores), the same.")
    print_side_by_side(runs, names, True, ref, lambda _, own, base: latency(own), "Latency under that load, pinned: p50 / p99 in µs.")
    idle = {}
    for r in rows:
        if r["workload"] == "W6":
            idle[r["server"]] = min(r["rss_bytes_per_conn"], idle.get(r["server"], float("inf")))
    if idle:
        print("\nW6, resident bytes per idle connection: " + ", ".join(f"{n} {idle[n]:.0f}" for n in names if n in idle) + ".")
    return 0
