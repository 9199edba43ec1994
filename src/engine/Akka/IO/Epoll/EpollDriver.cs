using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>Stream I/O on one event loop with epoll(7): Linux, x86-64 and arm64.</summary>
internal sealed class EpollDriver : DescriptorDriver
{
    private readonly EpollPoller _poller;

    public EpollDriver(Kernel kernel, DriverSettings settings, Action<Exception> report)
        : this(new EpollPoller(kernel, settings.ReceiveLimit, report), settings, report)
    {
    }

    private EpollDriver(EpollPoller poller, DriverSettings settings, Action<Exception> report)
        : base(poller, settings, report) => _poller = poller;

    public override IEnumerable<IChannelOwner> Owners => _poller.Sources.OfType<EpollChannel>().Select(c => c.Owner).OfType<IChannelOwner>();

    public override void Adopt(Channel channel) => ((EpollChannel)channel).Join(_poller);
}
