using Hocon.Syntax;

namespace Hocon.Resolution;

/// <summary>What resolving gave: a value; nothing (an undefined optional substitution); or, for a child, a value that has no children.</summary>
internal readonly record struct Outcome(HoconNode? Node, bool Hides = false)
{
    public static Outcome Missing => default;

    /// <summary>A value without children stands here, so what lies below it cannot be seen.</summary>
    public static Outcome Hidden => new(null, Hides: true);
}

/// <summary>
/// One assignment in a slot. A layer without a term is derived: its value is the child <see cref="Key"/> of its parent layer's,
/// a substitution in an object around it.
/// </summary>
internal sealed class Layer
{
    private bool _active;

    public Layer(Assignment assignment, Slot owner, int index)
    {
        Term = assignment.Term;
        Origin = assignment.Term.Origin;
        Owner = owner;
        Index = index;
        LookBack = index - assignment.Back;
        InConcat = assignment.InConcat;
    }

    public Layer(Layer parent, string key, Slot owner, int index)
    {
        Parent = parent;
        Origin = parent.Origin;
        Key = key;
        Owner = owner;
        Index = index;
        LookBack = index;
    }

    public Term? Term { get; }

    public Layer? Parent { get; }

    public string Key { get; } = "";

    public HoconOrigin Origin { get; }

    public Slot Owner { get; }

    public int Index { get; }

    /// <summary>A self-reference sees the layers below this index only.</summary>
    public int LookBack { get; }

    public bool InConcat { get; }

    /// <summary>Whether it is being resolved right now: coming back to it is a cycle.</summary>
    public bool Active
    {
        get => _active;
        set
        {
            if (_active == value)
                return;
            Owner.Mark(this, value);
            Turn += value ? 1 : 0;
            _active = value;
        }
    }

    /// <summary>How often it has become active.</summary>
    public int Turn { get; private set; }

    /// <summary>How many lookups through it are open while it is itself being resolved.</summary>
    public int Followed { get; set; }

    public Memo? Known { get; set; }

    public bool IsWithin(Layer other)
    {
        for (var layer = this; layer is not null; layer = layer.Parent)
        {
            if (layer == other)
                return true;
        }

        return false;
    }
}
