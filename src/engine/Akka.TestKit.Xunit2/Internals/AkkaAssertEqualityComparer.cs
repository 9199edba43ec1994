using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Equality as a test means it: values by their own equality, sequences by that of their elements in order.</summary>
public class AkkaAssertEqualityComparer<T> : IEqualityComparer<T>
{
    private readonly bool _skipTypeCheck;
    private readonly IEqualityComparer _inner;

    /// <param name="skipTypeCheck">Whether values of different types may be equal; sequences always may.</param>
    /// <param name="innerComparer">For the elements of sequences; null: this equality again.</param>
    public AkkaAssertEqualityComparer(bool skipTypeCheck = false, IEqualityComparer? innerComparer = null)
    {
        _skipTypeCheck = skipTypeCheck;
        _inner = innerComparer ?? Elements.Instance;
    }

    public bool Equals(T? x, T? y)
    {
        if (x is null || y is null)
        {
            return x is null && y is null;
        }

        if (x is IEnumerable xs and not string && y is IEnumerable ys and not string)
        {
            return x.Equals(y) || SameElements(xs, ys);
        }

        if (!_skipTypeCheck && x.GetType() != y.GetType() && x is not IEquatable<T>)
        {
            return false;
        }

        return x is IEquatable<T> equatable ? equatable.Equals(y) : x.Equals(y);
    }

    /// <remarks>One for all, since sequences of different types can be equal.</remarks>
    public int GetHashCode(T obj) => 0;

    private bool SameElements(IEnumerable xs, IEnumerable ys)
    {
        if (xs is IDictionary || ys is IDictionary)
        {
            return SameEntries(xs as IDictionary, ys as IDictionary);
        }

        var x = xs.GetEnumerator();
        var y = ys.GetEnumerator();
        using var xEnd = x as IDisposable;
        using var yEnd = y as IDisposable;
        while (true)
        {
            var more = x.MoveNext();
            if (more != y.MoveNext())
            {
                return false;
            }

            if (!more)
            {
                return true;
            }

            if (!_inner.Equals(x.Current, y.Current))
            {
                return false;
            }
        }
    }

    private bool SameEntries(IDictionary? x, IDictionary? y) =>
        x is not null && y is not null && x.Count == y.Count
        && x.Keys.Cast<object>().All(key => y.Contains(key) && _inner.Equals(x[key], y[key]));

    private sealed class Elements : IEqualityComparer
    {
        internal static readonly Elements Instance = new();

        bool IEqualityComparer.Equals(object? x, object? y) => new AkkaAssertEqualityComparer<object>().Equals(x, y);

        int IEqualityComparer.GetHashCode(object obj) => 0;
    }
}
