namespace Akka.TestKit;

/// <summary>A predicate on messages of one type.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _matches;

    private PredicateInfo(Delegate predicate, Type type, Func<object, bool> matches)
    {
        PredicateT = predicate;
        Type = type;
        _matches = matches;
    }

    public Delegate PredicateT { get; }

    public Type Type { get; }

    public static PredicateInfo Create<T>(Predicate<T> predicateT)
    {
        ArgumentNullException.ThrowIfNull(predicateT);
        return new PredicateInfo(predicateT, typeof(T), message => message is T typed && predicateT(typed));
    }

    public override string ToString() => $"a {Kit.FailureText.Type(Type)} that fits {PredicateT.Method.Name}";

    internal bool Matches(object message) => _matches(message);
}

public static class PredicateInfoFactory
{
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    /// <exception cref="ArgumentException">The delegate takes no <typeparamref name="T"/> or returns no bool.</exception>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT) => predicateT switch
    {
        null => throw new ArgumentNullException(nameof(predicateT)),
        Predicate<T> predicate => PredicateInfo.Create(predicate),
        Func<T, bool> function => PredicateInfo.Create<T>(function.Invoke),
        _ => throw new ArgumentException($"{predicateT.GetType()} is no predicate on {typeof(T)}.", nameof(predicateT)),
    };
}
