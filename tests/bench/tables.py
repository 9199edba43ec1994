"""Markdown tables of the rows of one workload. Each prints one and returns the number of errors in it."""
import os
import statistics


def errors(r):
    return sum(r[k] for k in ("connect_errors", "mismatches", "dropped", "incomplete"))


def median(rows, key):
    return statistics.median(r[key] for r in rows)


def by_server(rows):
    servers = {}
    for r in rows:
        servers.setdefault(r["server"], []).append(r)
    return servers


def ratio(rows, reference, key):
    """Of the medians, with the quartiles of the ratios taken round by round, in which drift of the machine cancels."""
    base = {r["round"]: r[key] for r in reference}
    if not base or not (whole := median(reference, key)):
        return None
    each = [r[key] / base[r["round"]] for r in rows if base.get(r["round"])]
    low, _, high = statistics.quantiles(each, n=4, method="inclusive") if len(each) > 1 else each * 3
    return median(rows, key) / whole, low, high


def spread(value):
    return "{:.2f} [{:.2f}–{:.2f}]".format(*value) if value else "-"


def load_limited(rows):
    """The load generator was the limit, and the server had processor time left: messages per second do not compare."""
    load, server = median(rows, "load_util"), median(rows, "server_util")
    return load >= 0.95 and server < 0.95 * (1 if rows[0]["pinned"] else os.cpu_count() - load)


def print_table(columns, lines):
    print(f"| {' | '.join(columns)} |\n|---|{'--:|' * (len(columns) - 1)}")
    for line in lines:
        print(f"| {' | '.join(line)} |")


def print_memory(rows, ref):
    base = next((r["rss_bytes_per_conn"] for r in rows if r["server"] == ref), None)
    lines = [
        [r["server"], str(r["opened"]), f"{r['rss_before_kb'] / 1024:.1f}", f"{r['rss_after_kb'] / 1024:.1f}", f"{r['rss_bytes_per_conn']:.0f}",
         f"{r['rss_bytes_per_conn'] / base:.2f}" if base else "-", str(errors(r))]
        for r in sorted(rows, key=lambda r: r["rss_bytes_per_conn"])]
    print_table(["server", "opened", "RSS before, MiB", "RSS with them, MiB", "bytes/connection", f"x {ref}", "errors"], lines)
    return sum(errors(r) for r in rows)


def print_speed(rows, ref):
    unit = "connections" if rows and rows[0]["workload"] == "W5" else "messages"
    servers = by_server(rows)
    reference = servers.get(ref, [])
    lines = []
    for name, own in sorted(servers.items(), key=lambda kv: -median(kv[1], "msgs_per_s")):
        lines.append([
            name,
            f"{median(own, 'msgs_per_s'):.0f}",
            f"{max(r['msgs_per_s'] for r in own):.0f}",
            spread(ratio(own, reference, "msgs_per_s")) + ("*" if load_limited(own) else ""),
            f"{median(own, 'server_cpu_us_per_msg'):.2f}",
            f"{min(r['server_cpu_us_per_msg'] for r in own):.2f}",
            spread(ratio(own, reference, "server_cpu_us_per_msg")),
            f"{statistics.median(r['lat_us']['p50'] for r in own):.0f}",
            f"{statistics.median(r['lat_us']['p99'] for r in own):.0f}",
            f"{median(own, 'server_util'):.2f}",
            f"{median(own, 'load_util'):.2f}",
            str(sum(errors(r) for r in own)),
        ])
    print_table(
        ["server", f"{unit}/s", "best", f"x {ref}", f"CPU µs/{unit[:-1]}", "least", f"CPU x {ref}", "p50 µs", "p99 µs", "server cores", "load cores", "errors"],
        lines)
    if any("*" in line[3] for line in lines):
        print("\n\\* the load generator was the limit: only the CPU columns compare.")
    return sum(errors(r) for r in rows)
