"""Runs echo servers side by side and prints a table for each workload. Started by ./run; see README.md."""
import argparse
import json
import os
import sys
import time

from measure import WORKLOADS, memory, speed, title
from report import print_report
from servers import BUILD, Lock, built, configured, log
from tables import print_memory, print_speed


def options():
    p = argparse.ArgumentParser(prog="run")
    p.add_argument("--workloads", help="of W1 to W6; default W1,W3")
    p.add_argument("--only", help="names of servers, comma-separated; default all")
    p.add_argument("--add", action="append", default=[], metavar="NAME=COMMAND", help="one more server, {port} in its command")
    p.add_argument("--rounds", type=int, help="default 8")
    p.add_argument("--secs", type=float, help="length of a measurement; default 1")
    p.add_argument("--idle", type=int, default=10_000, help="connections of W6; default 10000")
    p.add_argument("--pinned", action="store_true", help="servers on core 0, load on core 1: cost per core")
    p.add_argument("--all", action="store_true", help="every workload, pinned and then free, in less than 20 minutes")
    p.add_argument("--smoke", action="store_true", help="every workload for a moment: only whether all of it works")
    p.add_argument("--report", nargs="+", metavar="FILE", help="measure nothing: print the README's tables of these runs' results, taking the best run")
    p.add_argument("--ref", default="tokio", help="the server that ratios refer to")
    p.add_argument("--port", type=int, default=21000, help="the first of the ports")
    args = p.parse_args()
    brief = 0.1 if args.smoke else 0.7 if args.all else 1
    args.secs = brief if args.secs is None else args.secs
    args.rounds = args.rounds or (1 if args.smoke else 8)
    args.idle = 200 if args.smoke else args.idle
    args.warm, args.prewarm = (0, 0.1) if args.smoke else (0.2, 2)
    args.workloads = (args.workloads or (",".join(WORKLOADS) if args.all or args.smoke else "W1,W3")).split(",")
    if unknown := [w for w in args.workloads if w not in WORKLOADS]:
        p.error(f"there is no workload {', '.join(unknown)}, only {', '.join(WORKLOADS)}")
    return args


def passes(args):
    """(pinned, rounds, workloads) of each pass. What memory a connection takes is no matter of cores: it is measured once."""
    if not args.all:
        return [(args.pinned, args.rounds, args.workloads)]
    return [(True, args.rounds, args.workloads), (False, max(1, args.rounds // 2), [w for w in args.workloads if w != "W6"])]


def main():
    args = options()
    if args.report:
        return print_report(args.report, args.ref)
    only = args.only.split(",") if args.only else None
    servers = built([s for s in configured(args.add) if only is None or s.name in only])
    path = os.path.join(BUILD, f"results-{time.strftime('%m%d-%H%M%S')}.jsonl")
    failed = 0
    with open(path, "w") as out:
        for args.pinned, args.rounds, workloads in passes(args):
            for w in workloads:
                log(f"== {title(w, args)}")
                with Lock():
                    rows = list((memory if w == "W6" else speed)(args, servers, w))
                out.writelines(json.dumps(r) + "\n" for r in rows)
                print(f"\n### {title(w, args)}\n")
                failed += (print_memory if w == "W6" else print_speed)(rows, args.ref)
                failed += len(servers) - len({r["server"] for r in rows})
                sys.stdout.flush()
    if args.all:
        print_report([path], args.ref)
    log(f"results: {path}")
    return 1 if failed else 0


sys.exit(main())
