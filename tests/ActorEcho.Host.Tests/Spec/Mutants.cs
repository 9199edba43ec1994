using System.Collections.Concurrent;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Host.Tests.Spec;

/// <summary>Echo servers with one fault each.</summary>
internal static class Mutants
{
    public static ConnectionActor Create(string name)
    {
        return name switch
        {
            "drops a byte" => new Altering((at, data) => Cut(data, 500_000 - at, with: ByteString.Empty)),
            "doubles a byte" => new Altering((at, data) => Cut(data, 50_000 - at, with: ByteString.FromBytes([1, 1]))),
            "translates line ends" => new Altering((_, data) => ByteString.FromBytes([.. data.SelectMany(b => b == '\n' ? "\r\n"u8.ToArray() : [b])])),
            "stalls" => new Altering((at, data) => at > 150_000 ? ByteString.Empty : data),
            "ends early" => new EndingEarly(),
            "waits for a line" => new LineEcho(),
            "speaks first" => new SpeakingFirst(),
            "loses the tail" => new LosingTheTail(),
            "never ends" => new NeverEnding(),
            "resets at the end" => new ResettingAtTheEnd(),
            "mixes connections" => new Mixing(),
            "one reset ends all" => new Frail(),
            "ends the silent" => new Impatient(),
            _ => new EchoConnection(),
        };
    }

    private static ByteString Cut(ByteString data, long at, ByteString with) =>
        at >= 0 && at < data.Count ? data.Slice(0, (int)at) + with + data.Slice((int)at + 1) : data;

    private sealed class Altering(Func<long, ByteString, ByteString> alter) : ConnectionActor
    {
        private long _at;

        protected override void OnReceived(ByteString data)
        {
            var at = _at;
            _at += data.Count;
            Send(alter(at, data));
        }
    }

    private sealed class EndingEarly : ConnectionActor
    {
        private long _sent;

        protected override void OnReceived(ByteString data)
        {
            Send(data);
            if ((_sent += data.Count) > 120_000)
            {
                Close();
            }
        }
    }

    private sealed class LineEcho : ConnectionActor
    {
        private ByteString _line = ByteString.Empty;

        protected override void OnReceived(ByteString data)
        {
            _line += data;
            if (data.Contains((byte)'\n'))
            {
                Send(_line);
                _line = ByteString.Empty;
            }
        }
    }

    private sealed class SpeakingFirst : ConnectionActor
    {
        protected override void OnConnected() => Send(ByteString.FromString("220 ready\r\n"));

        protected override void OnReceived(ByteString data) => Send(data);
    }

    private sealed class LosingTheTail : ConnectionActor
    {
        protected override void OnReceived(ByteString data) =>
            Context.System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(30), Self, data.Compact(), Self);

        protected override bool Receive(object message)
        {
            Send((ByteString)message);
            return true;
        }
    }

    private sealed class NeverEnding : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => Send(data);

        protected override void OnPeerEnded()
        {
        }
    }

    private sealed class ResettingAtTheEnd : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => Send(data);

        protected override void OnPeerEnded() => Abort();
    }

    /// <summary>With many clients, sends one what it has got from another.</summary>
    private sealed class Mixing : ConnectionActor
    {
        private static readonly Lock Guard = new();
        private static (IActorRef? Owner, ByteString Data) _last = (null, ByteString.Empty);
        private static int _open;

        protected override void OnConnected() => Interlocked.Increment(ref _open);

        protected override void OnReceived(ByteString data)
        {
            lock (Guard)
            {
                var mixed = Volatile.Read(ref _open) > 10 && !Self.Equals(_last.Owner) && _last.Data.Count >= data.Count;
                Send(mixed ? _last.Data.Slice(0, data.Count) : data);
                _last = (Self, data);
            }
        }

        protected override void PostStop() => Interlocked.Decrement(ref _open);
    }

    private sealed class Frail : ConnectionActor
    {
        private static readonly ConcurrentDictionary<IActorRef, bool> All = [];
        private bool _ended;

        protected override void OnConnected() => All[Self] = true;

        protected override void OnReceived(ByteString data) => Send(data);

        protected override void OnPeerEnded()
        {
            _ended = true;
            Close();
        }

        protected override void PostStop()
        {
            All.TryRemove(Self, out _);
            foreach (var other in _ended ? [] : All.Keys)
            {
                other.Tell(PoisonPill.Instance);
            }
        }
    }

    private sealed class Impatient : ConnectionActor
    {
        private ICancelable? _timer;

        protected override void OnConnected() => Wait();

        protected override void OnReceived(ByteString data)
        {
            Send(data);
            Wait();
        }

        protected override bool Receive(object message)
        {
            Close();
            return true;
        }

        protected override void PostStop() => _timer?.Cancel();

        private void Wait()
        {
            _timer?.Cancel();
            _timer = Context.System.Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromMilliseconds(900), Self, "time", Self);
        }
    }
}
