using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorEcho.Logging;

namespace ActorEcho.Host.Spec;

/// <summary>Results for people, a line each, and for programs.</summary>
internal static class SpecReport
{
    public static string Line(SpecCase one) => string.Create(CultureInfo.InvariantCulture, $"{one.Number,3}  {one.Name}: {one.Expected}");

    /// <summary>What failed says all there is to say about it.</summary>
    public static string Line(SpecResult result)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{(result.Passed ? "ok    " : "FAILED")} {Line(result.Case)} ({result.Took.TotalSeconds:0.00} s)");
        return result.Passed
            ? line
            : $"{line}{Environment.NewLine}            seen: {Escape.Text(result.Seen!)}{Environment.NewLine}            why it matters: {result.Case.Why}";
    }

    public static string Summary(IReadOnlyList<SpecResult> results)
    {
        var failed = results.Where(r => !r.Passed).Select(r => r.Case.Number).ToList();
        return failed.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{results.Count} cases passed")
            : string.Create(CultureInfo.InvariantCulture, $"{failed.Count} of {results.Count} cases failed: {string.Join(", ", failed)}");
    }

    /// <summary>An object with <c>server</c>, <c>passed</c>, <c>failed</c> and <c>cases</c>: of each number, name, expected, seen (null if it passed), why, seconds.</summary>
    public static string Json(string server, IReadOnlyList<SpecResult> results)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("server", server);
            json.WriteNumber("passed", results.Count(r => r.Passed));
            json.WriteNumber("failed", results.Count(r => !r.Passed));
            json.WriteStartArray("cases");
            foreach (var (one, seen, took) in results)
            {
                json.WriteStartObject();
                json.WriteNumber("number", one.Number);
                json.WriteString("name", one.Name);
                json.WriteString("expected", one.Expected);
                json.WriteString("seen", seen);
                json.WriteString("why", one.Why);
                json.WriteNumber("seconds", Math.Round(took.TotalSeconds, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
