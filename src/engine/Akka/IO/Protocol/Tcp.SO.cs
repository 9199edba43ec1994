using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>Socket options of TCP. They are this engine's own; the official one takes only options of the user's making for these.</summary>
    public static class SO
    {
        /// <summary>TCP_NODELAY: send small segments at once (tcp(7)). Connections of Akka.IO have it on unless told otherwise.</summary>
        /// <param name="on">False lets the system gather small writes (Nagle's algorithm).</param>
        public sealed class NoDelay(bool on) : Inet.SocketOption, INumberedOption
        {
            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelTcp, Sock.NoDelay, on ? 1 : 0)];

            /// <inheritdoc/>
            public override void AfterConnect(Socket s)
            {
                ArgumentNullException.ThrowIfNull(s);
                s.NoDelay = on;
            }
        }

        /// <summary>SO_LINGER: what closing does with bytes that the peer has not acknowledged (socket(7)).</summary>
        /// <param name="seconds">0: closing resets the connection. Above: how long the system goes on delivering, 1 to 65535 s.</param>
        public sealed class Linger(int seconds) : Inet.SocketOption, INumberedOption
        {
            private readonly int _seconds = seconds is >= 0 and <= ushort.MaxValue
                ? seconds
                : throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "The linger time is 0 to 65535 seconds.");

            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelSocket, Sock.Linger, 1, _seconds)];

            /// <inheritdoc/>
            public override void AfterConnect(Socket s)
            {
                ArgumentNullException.ThrowIfNull(s);
                s.LingerState = new LingerOption(true, _seconds);
            }
        }

        /// <summary>SO_KEEPALIVE and its intervals: probes that find out that an idle peer is gone (tcp(7)).</summary>
        /// <param name="on">Whether probes are sent at all.</param>
        /// <param name="idle">Silence before the first probe; whole seconds, at least 1; null: the system's, two hours on Linux.</param>
        /// <param name="interval">Between probes; whole seconds, at least 1; null: the system's.</param>
        /// <param name="count">Unanswered probes before the connection is broken, at least 1; null: the system's.</param>
        public sealed class KeepAlive(bool on, TimeSpan? idle = null, TimeSpan? interval = null, int? count = null)
            : Inet.SocketOption, INumberedOption
        {
            IEnumerable<NumberedSetting> INumberedOption.Settings =>
                [new(Sock.LevelSocket, Sock.KeepAlive, on ? 1 : 0), .. Intervals.Select(i => new NumberedSetting(Sock.LevelTcp, i.Number, i.Value))];

            private IEnumerable<(SocketOptionName Name, int Number, int Value)> Intervals
            {
                get
                {
                    if (idle is { } before)
                    {
                        yield return (SocketOptionName.TcpKeepAliveTime, Sock.KeepIdle, Math.Max(1, (int)before.TotalSeconds));
                    }

                    if (interval is { } between)
                    {
                        yield return (SocketOptionName.TcpKeepAliveInterval, Sock.KeepInterval, Math.Max(1, (int)between.TotalSeconds));
                    }

                    if (count is { } probes)
                    {
                        yield return (SocketOptionName.TcpKeepAliveRetryCount, Sock.KeepCount, Math.Max(1, probes));
                    }
                }
            }

            /// <inheritdoc/>
            public override void AfterConnect(Socket s)
            {
                ArgumentNullException.ThrowIfNull(s);
                s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, on);
                foreach (var (name, _, value) in Intervals)
                {
                    s.SetSocketOption(SocketOptionLevel.Tcp, name, value);
                }
            }
        }
    }
}
