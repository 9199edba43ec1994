using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A test that is skipped where only the build servers can run it: on a machine of which the environment does not say that it is one.</summary>
public class LocalFactAttribute : FactAttribute
{
    private string? _skip;

    public LocalFactAttribute()
    {
    }

    /// <summary>Why it is skipped on a developer's machine; null: it is not.</summary>
    public string? SkipLocal { get; set; }

    public override string? Skip
    {
        get => BuildServer.IsHere ? _skip : _skip ?? SkipLocal;
        set => _skip = value;
    }
}

public class LocalTheoryAttribute : TheoryAttribute
{
    private string? _skip;

    public LocalTheoryAttribute()
    {
    }

    /// <summary>Why it is skipped on a developer's machine; null: it is not.</summary>
    public string? SkipLocal { get; set; }

    public override string? Skip
    {
        get => BuildServer.IsHere ? _skip : _skip ?? SkipLocal;
        set => _skip = value;
    }
}

/// <summary>A test for Windows.</summary>
public class WindowsFactAttribute : FactAttribute
{
    private string? _skip;

    public WindowsFactAttribute()
    {
    }

    /// <summary>Why it is skipped elsewhere; null: it is not.</summary>
    public string? SkipUnix { get; set; }

    public override string? Skip
    {
        get => OperatingSystem.IsWindows() ? _skip : _skip ?? SkipUnix;
        set => _skip = value;
    }
}
