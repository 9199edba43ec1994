namespace ActorEcho.Host.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("actorecho {\n  listener { linger = -1s }\n}", ":2:23: actorecho.listener.linger is '-1s', expected a duration from 1ms to 1 hour")]
    [InlineData("actorecho.listner.linger = 1s", ":1:28: there is no setting actorecho.listner, did you mean actorecho.listener?")]
    [InlineData("akka.io.tcp.driver = bogus", ":1:22: akka.io.tcp.driver is 'bogus'")]
    [InlineData("actorecho {", ":1:12: ")]
    public async Task A_wrong_file_is_code_1_and_one_line_with_the_place(string text, string message)
    {
        await File.WriteAllTextAsync(_file, text);
        var (code, output, errors) = await HostProcess.RunAsync(["--config", _file, "--listen", "127.0.0.1:0"]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(_file + message, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--config", "/no/such/file", "/no/such/file: ")]
    [InlineData("--config", "", "--config: the file's name is empty, expected a readable file")]
    [InlineData("--set", "a..b=3", "--set a..b=3:1:3: a path has an empty key, ")]
    [InlineData("--set", "actorecho.shutdown.deadline", "--set actorecho.shutdown.deadline:1:28: the end of the text follows the key actorecho.shutdown.deadline, expected path=value")]
    [InlineData("--listen", "here", "--listen: actorecho.listeners.echo.listen is 'here', expected HOST:PORT")]
    [InlineData("--log-level", "loud", "")]
    [InlineData("--lisen", "1", "Unrecognized command or argument '--lisen'.\nUnrecognized command or argument '1'.\nTry 'actorecho --help'.\n")]
    public async Task A_wrong_command_line_is_code_1(string option, string value, string message)
    {
        var (code, output, errors) = await HostProcess.RunAsync([option, value]);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(message, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_beats_the_environment_beats_the_file_beats_the_reference()
    {
        await File.WriteAllTextAsync(_file, "actorecho.listener { linger = 3s, bind { backlog = 3, accept-batch = 3 } }\nakka.loglvel = debug\nlinger = 1s\nmine { x = 1 }");
        var environment = new Dictionary<string, string> { ["ACTORECHO__LISTENER__BIND__BACKLOG"] = "4", ["ACTORECHO__LISTENER__BIND__ACCEPT_BATCH"] = "4" };
        var (code, output, errors) = await HostProcess.RunAsync(["config", "--config", _file, "--set", "actorecho.listener.bind.accept-batch=5"], environment);
        Assert.Equal(0, code);
        Assert.Contains($"linger = \"3s\"  # {_file}:1:31\n", output, StringComparison.Ordinal);
        Assert.Contains("backlog = \"4\"  # environment variable ACTORECHO__LISTENER__BIND__BACKLOG\n", output, StringComparison.Ordinal);
        Assert.Contains("accept-batch = 5  # --set actorecho.listener.bind.accept-batch=5\n", output, StringComparison.Ordinal);
        Assert.Contains("format = \"text\"  # reference:", output, StringComparison.Ordinal);
        Assert.Contains("run-by-clr-shutdown-hook = \"off\"  # host\n", output, StringComparison.Ordinal);
        Assert.Contains("# engine\n", output, StringComparison.Ordinal);
        Assert.Equal(
            $"warning: {_file}:3:10: linger is neither in actorecho nor in akka; it has no effect unless another value refers to it\n" +
            $"warning: {_file}:2:16: the engine has no setting akka.loglvel; it has no effect unless an extension reads it\n",
            errors);
    }
}
