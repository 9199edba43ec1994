"""Markdown tables of the results. Each prints one and returns the number of errors in it."""
import statistics


def errors(r):
    return sum(r[k] for k in ("connect_errors", "mismatches", "dropped", "incomplete"))


def median(rows, key):
    return statistics.median(r[key] for r in rows)


def print_memory(results, ref):
    print("| server | opened | RSS before, MiB | RSS with them, MiB | bytes/connection | x ref | errors |")
    print("|---|" + "--:|" * 6)
    base = results.get(ref, {}).get("rss_bytes_per_conn")
    for name, r in sorted(results.items(), key=lambda kv: kv[1]["rss_bytes_per_conn"]):
        each = r["rss_bytes_per_conn"]
        ratio = f"{each / base:.2f}" if base else "-"
        print(f"| {name} | {r['opened']} | {r['rss_before_kb'] / 1024:.1f} | {r['rss_after_kb'] / 1024:.1f} | {each:.0f} | {ratio} | {errors(r)} |")
    return sum(errors(r) for r in results.values())


def print_speed(results, ref):
    columns = ["messages/s", "best", f"x {ref}", "CPU µs/message", "least", f"CPU x {ref}", "p50 µs", "p99 µs", "server cores", "load cores", "errors"]
    print(f"| server | {' | '.join(columns)} |")
    print("|---|" + "--:|" * len(columns))
    base = results.get(ref, {})

    def ratio(rounds, key):  # round by round, so that drift of the machine cancels
        ratios = [r[key] / base[i][key] for i, r in rounds.items() if i in base and base[i][key]]
        return f"{statistics.median(ratios):.2f}" if ratios else "-"

    total = 0
    for name, rounds in sorted(results.items(), key=lambda kv: -median(kv[1].values(), "msgs_per_s")):
        rows = list(rounds.values())
        bad = sum(errors(r) for r in rows)
        total += bad
        cells = [
            f"{median(rows, 'msgs_per_s'):.0f}",
            f"{max(r['msgs_per_s'] for r in rows):.0f}",
            ratio(rounds, "msgs_per_s"),
            f"{median(rows, 'server_cpu_us_per_msg'):.2f}",
            f"{min(r['server_cpu_us_per_msg'] for r in rows):.2f}",
            ratio(rounds, "server_cpu_us_per_msg"),
            f"{statistics.median(r['lat_us']['p50'] for r in rows):.0f}",
            f"{statistics.median(r['lat_us']['p99'] for r in rows):.0f}",
            f"{median(rows, 'server_util'):.2f}",
            f"{median(rows, 'load_util'):.2f}",
            f"{bad}",
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    return total
