namespace ActorEcho.Tasks;

/// <summary>Several tasks as one.</summary>
public static class TaskJoining
{
    /// <summary>All results, in the order of the handles. The first failure aborts the others, and is what is thrown, itself.</summary>
    /// <exception cref="OperationCanceledException">One was aborted; the others are, then.</exception>
    public static async Task<T[]> JoinAll<T>(this IReadOnlyCollection<TaskHandle<T>> handles)
    {
        ArgumentNullException.ThrowIfNull(handles);
        var left = handles.Select(h => h.Completion).ToList();
        while (left.Count > 0)
        {
            var ended = await Task.WhenAny(left).ConfigureAwait(false);
            if (!ended.IsCompletedSuccessfully)
            {
                await AbortAsync(handles).ConfigureAwait(false);
                await ended.ConfigureAwait(false);
            }

            left.Remove(ended);
        }

        return await Task.WhenAll(handles.Select(h => h.Completion)).ConfigureAwait(false);
    }

    /// <summary>The result, or the failure, of the first that ends. The others are aborted, and have ended when this does.</summary>
    /// <exception cref="ArgumentException">There is nobody to win.</exception>
    public static async Task<T> Race<T>(this IReadOnlyCollection<TaskHandle<T>> handles)
    {
        ArgumentNullException.ThrowIfNull(handles);
        var winner = await Task.WhenAny(handles.Select(h => h.Completion)).ConfigureAwait(false);
        await AbortAsync(handles).ConfigureAwait(false);
        return await winner.ConfigureAwait(false);
    }

    private static async Task AbortAsync<T>(IReadOnlyCollection<TaskHandle<T>> handles)
    {
        foreach (var handle in handles.Where(h => h.State == TaskState.Running))
        {
            handle.Abort();
        }

        // How they end is no longer of interest.
        await Task.WhenAll(handles.Select(h => h.Completion.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)))
            .ConfigureAwait(false);
    }
}
