using Akka.Actor;
using Akka.Cells;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Contract;

/// <summary>Settings that no other test would miss.</summary>
public sealed class SettingsContract
{
    [Fact]
    public async Task The_manager_and_files_have_the_dispatchers_that_are_set()
    {
        const string Own = "akka.actor.default-blocking-io-dispatcher";
        await using var rig = new TcpRig("sockets", $"management-dispatcher = {Own}\nfile-io-dispatcher = akka.actor.default-dispatcher");
        Assert.Equal(Own, ((LocalActorRef)rig.Manager).Cell.Dispatcher.Id);
        Assert.Equal("akka.actor.default-dispatcher", rig.Extension.FileDispatcher.Id);
    }

    [Fact]
    public async Task Traces_are_logged_only_when_they_are_asked_for()
    {
        Assert.Empty(await Traces("off"));
        Assert.Contains(await Traces("on"), t => t.Contains("registered", StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task A_file_is_read_in_pieces_of_the_limit()
    {
        var kernel = new FaultyKernel();
        await using var rig = new TcpRig("epoll", "file-io-transferTo-limit = 1000", kernel);
        var c = rig.Converse();
        var largest = 0;
        kernel.OnSend = (_, count) =>
        {
            largest = Math.Max(largest, count);
            return null;
        };
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Bytes.Pattern(10_500));
        c.Tell(Tcp.WriteFile.Create(path, 0, 10_500));
        Assert.Equal(Bytes.Pattern(10_500), c.Read(10_500));
        Assert.Equal(1_000, largest);
        File.Delete(path);
    }

    private static async Task<List<string>> Traces(string setting)
    {
        await using var rig = new TcpRig("auto", $"trace-logging = {setting}", logLevel: "DEBUG");
        var log = rig.NewProbe();
        rig.System.EventStream.Subscribe(log.Ref, typeof(Event.Debug));
        var c = rig.Converse();
        c.Tell(new Identify(1));
        c.Probe.Expect<ActorIdentity>();
        log.Ref.Tell("end", ActorRefs.NoSender);
        var traces = new List<string>();
        for (object next; (next = log.Expect()) is Event.Debug debug;)
        {
            traces.Add(debug.ToString());
        }

        return traces;
    }
}
