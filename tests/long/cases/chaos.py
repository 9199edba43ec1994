"""Actors are killed under clients that check every byte: ChaosTests of ActorEcho.Tests, for longer."""
import os
import subprocess

from server import ROOT

WHAT = "every 100 ms for 30 s a connection, binding or listener is killed under 200 checking clients"
BOUND = 400
SETTINGS = {"ACTORECHO_CHAOS_CLIENTS": "200", "ACTORECHO_CHAOS_KILLS": "300", "ACTORECHO_CHAOS_PAUSE_MS": "100"}


def run():
    command = ["dotnet", "test", os.path.join(ROOT, "tests/ActorEcho.Tests"), "-c", "Release", "--nologo", "-v", "q", "--filter", "FullyQualifiedName~ChaosTests"]
    done = subprocess.run(command, env=os.environ | SETTINGS, capture_output=True, text=True)
    assert done.returncode == 0 and "Passed!" in done.stdout, done.stdout[-600:].replace("\n", " ")
    return {"kills": 300, "clients": 200}
