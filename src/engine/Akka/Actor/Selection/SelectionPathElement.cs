namespace Akka.Actor;

/// <summary>One step of an <see cref="ActorSelection"/>.</summary>
public abstract class SelectionPathElement;

public class SelectChildName(string name) : SelectionPathElement
{
    public string Name { get; } = name;

    public override bool Equals(object? obj) => obj is SelectChildName other && Equals(other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    protected bool Equals(SelectChildName other) => Name == other.Name;
}

/// <summary>All children whose name fits a pattern of * and ?.</summary>
public class SelectChildPattern(string patternStr) : SelectionPathElement
{
    public string PatternStr { get; } = patternStr;

    public override bool Equals(object? obj) => obj is SelectChildPattern other && Equals(other);

    public override int GetHashCode() => PatternStr.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => PatternStr;

    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;
}

/// <summary>All actors below, at any depth: the last element '**'.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    public static readonly SelectChildRecursive Instance = new();

    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    public override int GetHashCode() => 2;

    public override string ToString() => "**";
}

public class SelectParent : SelectionPathElement
{
    public static readonly SelectParent Instance = new();

    public override bool Equals(object? obj) => obj is SelectParent;

    public override int GetHashCode() => 1;

    public override string ToString() => "..";
}
