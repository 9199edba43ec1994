using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>
/// The place of an actor in the tree: the address of its system, the names from the root down, and the uid of one incarnation.
/// Paths compare by address and names; the uid tells incarnations apart and is compared by references only.
/// </summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    internal const long NoUid = 0;

    private readonly ActorPath? _parent;
    private string? _text;

    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
    }

    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parent = parentPath;
        Address = parentPath.Address;
        Name = name;
        Uid = uid;
        Depth = parentPath.Depth + 1;
    }

    public Address Address { get; }

    public string Name { get; }

    public long Uid { get; }

    /// <summary>The number of names below the root; 0 for the root itself.</summary>
    public int Depth { get; }

    public ActorPath Parent => _parent ?? this;

    public ActorPath Root => _parent is null ? this : ParentOf(0);

    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            for (var path = this; path._parent is not null; path = path._parent)
            {
                names[path.Depth - 1] = path.Name;
            }

            return names;
        }
    }

    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(element => element.Length > 0).Aggregate(path, (parent, element) => parent.Child(element));

    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    public abstract ActorPath WithUid(long uid);

    /// <remarks>A name may carry the uid of an incarnation behind '#', as references print it.</remarks>
    public ActorPath Child(string childName)
    {
        var (name, uid) = SplitUid(childName);
        return new ChildActorPath(this, name, uid);
    }

    /// <param name="depth">From the root when 0 or more (0 is the root), else upward from here (-1 is the parent).</param>
    public ActorPath ParentOf(int depth)
    {
        var path = this;
        for (var steps = depth >= 0 ? Depth - depth : -depth; steps > 0; steps--)
        {
            path = path.Parent;
        }

        return path;
    }

    public bool Equals(ActorPath? other)
    {
        if (other is null || Depth != other.Depth)
        {
            return false;
        }

        ActorPath left = this, right = other;
        while (!ReferenceEquals(left, right))
        {
            if (left.Name != right.Name)
            {
                return false;
            }

            if (left._parent is null || right._parent is null)
            {
                return left.Address.Equals(right.Address);
            }

            (left, right) = (left._parent, right._parent);
        }

        return true;
    }

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ActorPath other && Equals(other);

    public override int GetHashCode()
    {
        var hash = Address.GetHashCode();
        for (var path = this; path._parent is not null; path = path._parent)
        {
            hash = (hash * 31) + path.Name.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }

    public int CompareTo(ActorPath? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Address.CompareTo(other.Address);
        var (mine, theirs) = (Elements, other.Elements);
        for (var i = 0; order == 0 && i < Math.Min(mine.Count, theirs.Count); i++)
        {
            order = string.CompareOrdinal(mine[i], theirs[i]);
        }

        return order != 0 ? order : mine.Count.CompareTo(theirs.Count);
    }
}

/// <summary>The root of a system's tree.</summary>
public sealed class RootActorPath : ActorPath
{
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }

    public override ActorPath WithUid(long uid) => uid == NoUid
        ? this
        : throw new NotSupportedException("The root of an actor system has no incarnations, so its path takes no uid.");
}

internal sealed class ChildActorPath(ActorPath parent, string name, long uid) : ActorPath(parent, name, uid)
{
    public override ActorPath WithUid(long uid) => uid == Uid ? this : new ChildActorPath(Parent, Name, uid);
}
