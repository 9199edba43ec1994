namespace ActorEcho.Host;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Stopped as asked; every connection was drained.</summary>
    public const int Clean = 0;

    /// <summary>The configuration or the command line is wrong.</summary>
    public const int Configuration = 1;

    /// <summary>An address cannot be bound.</summary>
    public const int Bind = 2;

    /// <summary>Stopped as asked, but connections had to be reset: the deadline came, or a second signal.</summary>
    public const int Reset = 3;

    /// <summary>A listener lost its address for good (<c>bind.give-up-after</c>).</summary>
    public const int ListenerLost = 4;

    /// <summary><c>spec</c>: the server failed some of the cases.</summary>
    public const int SpecFailed = 5;

    /// <summary>A client command could not reach its server.</summary>
    public const int Unreachable = 6;

    /// <summary>A client command's connection broke before it was over.</summary>
    public const int Broken = 7;

    /// <summary>A fault of the program (sysexits.h calls it EX_SOFTWARE).</summary>
    public const int Internal = 70;
}
