using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace ActorEcho.Logging;

/// <summary>
/// Connects an actor system whose <c>akka.loggers</c> name <see cref="MicrosoftLogger"/> to a factory of loggers. What is logged
/// before, from the system's first line on, waits for it.
/// </summary>
/// <example>
/// <code>
/// var system = ActorSystem.Create("server", ConfigurationFactory.ParseString(MicrosoftLogger.Config));
/// MicrosoftLogging.Get(system).Use(factory);
/// </code>
/// </example>
public sealed class MicrosoftLogging : IExtension
{
    private readonly TaskCompletionSource<ILoggerFactory> _factory = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ILoggerFactory? _named;

    internal Task<ILoggerFactory> Factory => _factory.Task;

    /// <summary>The factory, or null while there is none.</summary>
    internal ILoggerFactory? NamedFactory => Volatile.Read(ref _named);

    /// <summary>The connection of a system.</summary>
    public static MicrosoftLogging Get(ActorSystem system) => new MicrosoftLoggingId().Apply(system);

    /// <summary>
    /// Has log events go to a factory. It stays the caller's and must outlive the system, which neither flushes nor disposes it.
    /// Only the first call has an effect.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no factory.</exception>
    public void Use(ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (Interlocked.CompareExchange(ref _named, factory, null) is null)
        {
            _factory.SetResult(factory);
        }
    }
}
