using System.Globalization;

namespace Akka.TestKit.Waiting;

/// <summary>Times as a person reads them in the text of a failure.</summary>
internal static class TimeText
{
    internal static string Of(TimeSpan time) => time switch
    {
        _ when time < TimeSpan.Zero => "any time",
        _ when time < TimeSpan.FromSeconds(1) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms"),
        _ when time < TimeSpan.FromMinutes(2) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s"),
        _ => time.ToString("c", CultureInfo.InvariantCulture),
    };
}
