namespace Akka.Util;

/// <summary>A right value whose left type is not known yet.</summary>
public class Right<T>
{
    public Right(T value)
    {
        Value = value;
    }

    public T Value { get; }

    public bool IsLeft => false;

    public bool IsRight => true;
}

public class Right<TA, TB> : Either<TA, TB>
{
    public Right(TB b)
        : base(default!, b)
    {
    }

    public new TB Value => Right;

    public override bool IsLeft => false;

    public override bool IsRight => true;
}
