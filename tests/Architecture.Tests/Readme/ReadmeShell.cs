using System.Diagnostics;
using System.Text;

namespace Architecture.Tests.Readme;

/// <summary>A command of the README under way, in the repository's root, with the built program on the path.</summary>
internal sealed class ReadmeShell : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    // The built program and what it needs lie beside this assembly.
    private static readonly string _path = AppContext.BaseDirectory + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    private readonly Transcript _transcript;
    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadmeShell(Transcript transcript)
    {
        _transcript = transcript;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {transcript.ForShell()}"])
            {
                WorkingDirectory = Repository.Root,
                Environment = { ["PATH"] = _path },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
    }

    /// <summary>A server has shown that it serves.</summary>
    public async Task WaitUntilShown()
    {
        await Task.WhenAny(_shown.Task, _process.WaitForExitAsync(), Task.Delay(_patience, TimeProvider.System));
        Check(_shown.Task.IsCompleted, "does not print what the block shows");
    }

    public async Task WaitUntilEnded()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Check(_process.HasExited, "does not end");
        Check(_process.ExitCode == 0, $"ends with {_process.ExitCode}");
        Check(_transcript.Serves || _transcript.Shows(Printed), "does not print what the block shows");
    }

    /// <summary>SIGTERM is how a service manager stops it.</summary>
    public Task Stop()
    {
        Commands.Run(Repository.Root, "kill", "-TERM", $"{_process.Id}");
        return WaitUntilEnded();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_printed)
        {
            _printed.Append(line).Append('\n');
        }

        if (_transcript.ShowsSoFar(Printed))
        {
            _shown.TrySetResult();
        }
    }

    private void Check(bool good, string what) => Assert.True(good, $"""
        README.md:{_transcript.Line}: `{_transcript.Command}` {what}. The block shows
        {string.Join('\n', _transcript.Output)}
        and it printed
        {Printed}
        """);
}
