using ActorEcho.TestKit;

namespace ActorEcho.Tests.Services;

/// <summary>A scenario of one built-in service.</summary>
public abstract class ServiceTest
{
    private protected static Scenario For(string service, Func<ListenerOptions, ListenerOptions>? change = null, NetworkOptions? network = null)
    {
        var listener = new ListenerOptions("one", new ListenAddress("127.0.0.1", 7007)) { Service = service };
        return Scenario.For(new ServerOptions([change?.Invoke(listener) ?? listener]), options: new ScenarioOptions { Network = network ?? new NetworkOptions() });
    }
}
