"""Runs the cases in turn, each in a process of its own and for a bounded time, and prints a table. Started by ./run; see README.md."""
import argparse
import importlib
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = sorted(f[:-3] for f in os.listdir(os.path.join(HERE, "cases")) if f.endswith(".py"))


def load(name):
    sys.path[:0] = [HERE, os.path.join(HERE, "cases")]
    return importlib.import_module(name)


def run_alone(name):
    """In a process of its own: the figures as the last line of standard output."""
    try:
        print(json.dumps({"figures": load(name).run()}))
    except AssertionError as failed:
        print(json.dumps({"failed": str(failed)}))


def run_bounded(name):
    case = load(name)
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, __file__, "--alone", name], stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        out, _ = process.communicate(timeout=case.BOUND)
        result = json.loads(out.strip().splitlines()[-1]) if out.strip() else {"failed": f"it ended with {process.returncode} and no word"}
    except subprocess.TimeoutExpired:
        # All that the case has started is in its session.
        os.killpg(process.pid, 9)
        process.communicate()
        result = {"failed": f"not over after {case.BOUND} s"}
    except ValueError:
        result = {"failed": f"it ended with {process.returncode}: {out.strip().splitlines()[-1]}"}
    return case, result, time.monotonic() - started


def main():
    p = argparse.ArgumentParser(prog="run", description="Runs the long tests and prints a table.")
    p.add_argument("case", nargs="*", help=f"of {', '.join(CASES)}; default all")
    p.add_argument("--alone", help=argparse.SUPPRESS)
    args = p.parse_args()
    if args.alone:
        return run_alone(args.alone)
    if unknown := set(args.case) - set(CASES):
        p.error(f"there is no case {', '.join(sorted(unknown))}, only {', '.join(CASES)}")
    failures = 0
    print("| case | | seconds | |\n| --- | --- | --- | --- |", flush=True)
    for name in args.case or CASES:
        case, result, seconds = run_bounded(name)
        failures += "failed" in result
        said = f"FAILED: {result['failed']}" if "failed" in result else ", ".join(f"{k} {v}" for k, v in result["figures"].items())
        print(f"| {name} | {case.WHAT} | {seconds:.0f} | {said} |", flush=True)
    print(f"{failures} failed" if failures else "all passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
