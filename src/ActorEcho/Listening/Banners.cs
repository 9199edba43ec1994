using System.Text;
using ActorEcho.Connections;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>
/// Clients that are refused with a line instead of a reset: at most <see cref="Most"/> at a time, each for some <see cref="Patience"/> to send the line
/// and as long again for the client's end, so that a flood of them costs no more than that many small actors.
/// </summary>
internal sealed class Banners
{
    public const int Most = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Props _props;
    private int _count;

    public Banners(ListenerOptions options, ILoggingAdapter log)
    {
        var banner = ByteString.FromBytes(Encoding.UTF8.GetBytes(options.Limits.Banner));
        var settings = new ConnectionSettings(
            options.Name, new WriteBufferOptions { MinDrainRate = null }, Patience, new TimeoutOptions { Lifetime = Patience }, log);
        _props = Props.CreateBy(new ConnectionProducer(new ServiceRegistry.Service(typeof(BusyConnection), () => new BusyConnection(banner)), settings));
    }

    /// <summary>False if there are too many; the client is still to be reset then.</summary>
    public bool TryStart(IActorContext listener, Accepted accepted)
    {
        if (_count == Most)
        {
            return false;
        }

        _count++;
        var connection = listener.ActorOf(_props, accepted.Id);
        listener.WatchWith(connection, BannerOver.Instance);
        connection.Tell(accepted, listener.Self);
        return true;
    }

    /// <summary>To be called on <see cref="BannerOver"/>.</summary>
    public void NoteEnd() => _count--;
}
