"""More clients than there are descriptors for."""
import os
import subprocess
import time

from server import BUILD, ROOT, Server, wait

WHAT = "500 clients of the trimmed program under `ulimit -n 80`"
BOUND = 300
LIMIT, CLIENTS, SECONDS = 80, 500, 11


def processor_seconds(server):
    with open(f"/proc/{server.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answered(client):
    try:
        return client.recv(1) == b"x"
    except BlockingIOError:
        return False


def run():
    program = os.path.join(BUILD, "trimmed")
    project = os.path.join(ROOT, "src/ActorEcho.Host/ActorEcho.Host.csproj")
    subprocess.run(
        ["dotnet", "publish", project, "-c", "Release", "-v", "q", "--nologo", "--self-contained", "-p:PublishTrimmed=true", "-o", program],
        check=True, stdout=subprocess.DEVNULL)
    # The hard limit too, as .NET raises the soft one to it.
    with Server("--set", "akka.io.tcp.exhausted-patience=infinite", prefix=["prlimit", f"--nofile={LIMIT}:{LIMIT}"], program=program) as server:
        clients = [server.connect() for _ in range(CLIENTS)]
        for client in clients:
            client.setblocking(False)
            client.send(b"x")
        wait("the descriptors are used up", lambda: any("EMFILE" in line for line in server.lines), 10)
        before, lines = processor_seconds(server), len(server.lines)
        time.sleep(SECONDS)
        share = (processor_seconds(server) - before) / SECONDS
        told = len(server.lines) - lines
        assert share < 0.2, f"it took {share:.0%} of a processor"
        assert told <= SECONDS // 5 + 1, f"{told} lines in {SECONDS} s"

        served = [client for client in clients if answered(client)]
        waiting = [client for client in clients if client not in served]
        assert served and waiting, f"{len(served)} of {CLIENTS} were served"
        back = time.monotonic()
        for client in served:
            client.close()
        wait("the next client is served", lambda: answered(waiting[0]), 1)
        back = time.monotonic() - back
        for client in waiting:
            client.close()
        code, _ = server.stop()
        assert code == 0, f"exit code {code}"
        assert not any(" error " in line for line in server.lines), "an error was logged"
        return {"served at a time": len(served), "processor": f"{share:.1%}", "lines": told, "back after": f"{back * 1000:.0f} ms"}
