using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values are not equal; the text says what was expected and what came.</summary>
public class AkkaEqualException : XunitException
{
    private readonly string _text;

    public AkkaEqualException(string format = "", params object[] args)
        : base(XunitAssertions.Text(format, args)) => _text = XunitAssertions.Text(format, args);

    public override string Message => _text;

    public static AkkaEqualException ForMismatchedValues(object? expected, object? actual, string format = "", params object[] args)
    {
        var text = XunitAssertions.Text(format, args);
        var (wanted, came) = (Show(expected), Show(actual));
        if (wanted == came)
        {
            (wanted, came) = ($"{wanted} ({expected?.GetType()})", $"{came} ({actual?.GetType()})");
        }

        return new AkkaEqualException("{0}", $"{text}{(text.Length == 0 ? "" : "\n")}Expected: {wanted}\nActual:   {came}");
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        System.Collections.IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Show))}]",
        _ => $"{value}",
    };
}
