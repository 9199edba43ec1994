using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>Stream I/O on one event loop with io_uring(7): Linux 6.1 and newer, x86-64 and arm64.</summary>
internal sealed class UringDriver : DescriptorDriver
{
    private readonly UringPoller _poller;

    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringDriver(Kernel kernel, DriverSettings settings, Action<Exception> report)
        : this(new UringPoller(kernel, settings.ReceiveLimit, report), settings, report)
    {
    }

    private UringDriver(UringPoller poller, DriverSettings settings, Action<Exception> report)
        : base(poller, settings, report) => _poller = poller;

    public override IEnumerable<IChannelOwner> Owners => _poller.Sources.OfType<UringChannel>().Select(c => c.Owner).OfType<IChannelOwner>();

    public override void Adopt(Channel channel) => ((UringChannel)channel).Join(_poller);
}
