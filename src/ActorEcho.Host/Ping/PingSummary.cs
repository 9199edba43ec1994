using System.Globalization;
using ActorEcho.Logging;

namespace ActorEcho.Host.Ping;

/// <summary>What is printed, in the form of ping(8).</summary>
internal sealed class PingSummary(string server)
{
    private readonly List<double> _connects = [];
    private readonly List<double> _echoes = [];
    private int _probes;

    public int Answered => _echoes.Count;

    public static string Line(string server, int size, PingResult result) => result.Failure is { } failure
        ? string.Create(CultureInfo.InvariantCulture, $"seq={result.Number} lost: {Escape.Text(failure)}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{size} bytes from {Escape.Text(server)}: seq={result.Number} connect={result.Connect.TotalMilliseconds:0.000} ms echo={result.Echo.TotalMilliseconds:0.000} ms");

    public void Add(PingResult result)
    {
        _probes++;
        if (result.Failure is null)
        {
            _connects.Add(result.Connect.TotalMilliseconds);
            _echoes.Add(result.Echo.TotalMilliseconds);
        }
    }

    public string Text(TimeSpan time)
    {
        var lost = _probes == 0 ? 0 : 100.0 * (_probes - Answered) / _probes;
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.NewLine}--- {Escape.Text(server)} ping statistics ---{Environment.NewLine}{_probes} probes, {Answered} echoed, {lost:0.#}% lost, time {time.TotalMilliseconds:0} ms");
        return Answered == 0 ? head : string.Join(Environment.NewLine, head, Row("connect", _connects), Row("echo", _echoes));
    }

    /// <summary>The smallest value that at least this share of all does not exceed (nearest rank).</summary>
    internal static double Percentile(List<double> sorted, double percent) => sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Count) - 1)];

    private static string Row(string name, List<double> values)
    {
        var sorted = values.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-7} min/avg/max = {sorted[0]:0.000}/{sorted.Average():0.000}/{sorted[^1]:0.000} ms, p50/p90/p99 = {Percentile(sorted, 50):0.000}/{Percentile(sorted, 90):0.000}/{Percentile(sorted, 99):0.000} ms");
    }
}
