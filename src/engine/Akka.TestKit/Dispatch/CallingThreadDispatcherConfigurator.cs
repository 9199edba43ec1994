using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Makes the <see cref="CallingThreadDispatcher"/> of a section whose type names this class.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Lazy<CallingThreadDispatcher> _dispatcher;

    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new Lazy<CallingThreadDispatcher>(() => new CallingThreadDispatcher(this));

    public override MessageDispatcher Dispatcher() => _dispatcher.Value;
}
