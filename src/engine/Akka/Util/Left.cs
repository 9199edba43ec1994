namespace Akka.Util;

/// <summary>A left value whose right type is not known yet.</summary>
public class Left<T>
{
    public Left(T value)
    {
        Value = value;
    }

    public T Value { get; }

    public bool IsLeft => true;

    public bool IsRight => false;
}

public class Left<TA, TB> : Either<TA, TB>
{
    public Left(TA a)
        : base(a, default!)
    {
    }

    public new TA Value => Left;

    public override bool IsLeft => true;

    public override bool IsRight => false;
}
