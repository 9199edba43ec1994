using System.Diagnostics.CodeAnalysis;
using ActorEcho.Services;
using Akka.Actor;

namespace ActorEcho;

/// <summary>The services a listener can name. Immutable; a protocol of your own is added beside the built-in ones: <c>ServiceRegistry.BuiltIn.With("upper", () => new UpperConnection())</c>.</summary>
public sealed class ServiceRegistry
{
    private readonly IReadOnlyDictionary<string, Service> _services;

    private ServiceRegistry(IReadOnlyDictionary<string, Service> services) => _services = services;

    /// <summary>
    /// What comes with ActorEcho: <c>echo</c> (RFC 862), <c>discard</c> (863), <c>chargen</c> (864), <c>qotd</c> (865), <c>daytime</c> (867),
    /// <c>time</c> (868) and <c>chat</c>.
    /// </summary>
    public static ServiceRegistry BuiltIn { get; } = new(BuiltInServices.All);

    /// <summary>The names, sorted.</summary>
    public IEnumerable<string> Names => _services.Keys.Order(StringComparer.Ordinal);

    /// <summary>These services and one more, which takes the place of one of the same name.</summary>
    /// <typeparam name="TConnection">The connection actor.</typeparam>
    /// <param name="name">What a listener's <c>service</c> calls it.</param>
    /// <param name="create">Makes the actor of one connection. It is called on that actor's thread, many at a time.</param>
    /// <param name="probe">How the canary finds out that it works; when left out, it only looks whether its connection is accepted.</param>
    public ServiceRegistry With<TConnection>(string name, Func<TConnection> create, ServiceProbe? probe = null)
        where TConnection : ConnectionActor
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        return new ServiceRegistry(new Dictionary<string, Service>(_services, StringComparer.Ordinal) { [name] = new(typeof(TConnection), create, probe) });
    }

    internal bool TryFind(string name, [NotNullWhen(true)] out Service? service) => _services.TryGetValue(name, out service);

    /// <summary>A factory of connection actors.</summary>
    internal sealed record Service(Type ActorType, Func<ServiceContext, ConnectionActor> Create, ServiceProbe? Probe = null)
    {
        public Service(Type actorType, Func<ConnectionActor> create, ServiceProbe? probe = null)
            : this(actorType, _ => create(), probe)
        {
        }

        /// <summary>The actor that a listener starts for all its connections to share; none if null.</summary>
        public SharedActor? Shared { get; init; }
    }

    /// <summary>An actor that all connections of a listener share. It is started with the listener, and again when it fails.</summary>
    internal sealed record SharedActor(string Name, Func<ListenerOptions, Props> PropsFor);
}
