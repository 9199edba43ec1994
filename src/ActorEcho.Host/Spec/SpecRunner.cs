using System.Diagnostics;
using System.Security.Authentication;

namespace ActorEcho.Host.Spec;

/// <summary>Runs cases one after the other.</summary>
internal static class SpecRunner
{
    /// <param name="limit">How long one case may take; then what it waits for is what it fails for.</param>
    /// <param name="told">Called with each result.</param>
    public static async Task<IReadOnlyList<SpecResult>> RunAsync(
        SpecTarget target, IEnumerable<SpecCase> cases, TimeSpan limit, Action<SpecResult> told, CancellationToken cancellation)
    {
        var results = new List<SpecResult>();
        foreach (var one in cases)
        {
            var result = await RunAsync(target, one, limit, cancellation);
            results.Add(result);
            told(result);
        }

        return results;
    }

    private static async Task<SpecResult> RunAsync(SpecTarget target, SpecCase one, TimeSpan limit, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(limit);
        var watch = Stopwatch.StartNew();
        string? seen = null;
        try
        {
            await one.Run(target, over.Token);
        }
        catch (SpecFailure failure)
        {
            seen = failure.Message;
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            seen = failure.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            seen = $"it took no more of what was sent within {limit.TotalSeconds:0.#} s";
        }

        return new SpecResult(one, seen, watch.Elapsed);
    }
}
