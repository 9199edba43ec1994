namespace Akka.IO.Tests.Contract;

public sealed class FileContract
{
    public static TheoryData<string> Drivers => TcpRig.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_part_of_a_file_is_sent_between_other_writes(string driver)
    {
        await using var rig = new TcpRig(driver, "file-io-transferTo-limit = 10000");
        var c = rig.Converse(narrow: true);
        using var file = new TemporaryFile(Bytes.Pattern(500_000));
        c.Write("before"u8.ToArray(), new Ack(1));
        c.Tell(Tcp.WriteFile.Create(file.Path, 1_000, 400_000, new Ack(2)));
        c.Write("behind"u8.ToArray(), new Ack(3));
        byte[] expected = [.. "before"u8, .. Bytes.Pattern(500_000).AsSpan(1_000, 400_000), .. "behind"u8];
        Assert.Equal(expected, c.Read(expected.Length));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => c.Probe.Expect<Ack>().Number));
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_file_that_is_not_there_fails_once_and_what_is_behind_it_goes_on(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        var write = Tcp.WriteFile.Create("/nowhere/at/all", 0, 10, new Ack(1));
        c.Tell(write);
        c.Write("behind"u8.ToArray(), new Ack(2));
        var failed = c.Probe.Expect<Tcp.CommandFailed>();
        Assert.Same(write, failed.Cmd);
        Assert.IsAssignableFrom<IOException>(failed.Cause.Value);
        Assert.Equal("behind"u8.ToArray(), c.Read(6));
        Assert.Equal(2, c.Probe.Expect<Ack>().Number);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_file_that_ends_early_breaks_the_connection(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        using var file = new TemporaryFile(Bytes.Pattern(1_000));
        c.Tell(Tcp.WriteFile.Create(file.Path, 0, 1_001));
        Assert.Contains(file.Path, c.Probe.Expect<Tcp.ErrorClosed>().Cause, StringComparison.Ordinal);
        c.ExpectReset();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_close_waits_for_a_file(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        using var file = new TemporaryFile(Bytes.Pattern(2_000_000));
        c.Tell(Tcp.WriteFile.Create(file.Path, 0, 2_000_000));
        c.Tell(Tcp.Close.Instance);
        Assert.Equal(Bytes.Pattern(2_000_000), c.ReadToEnd());
        c.Probe.Expect<Tcp.Closed>();
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
