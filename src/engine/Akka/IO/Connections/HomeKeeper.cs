using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.IO.Loops;

namespace Akka.IO.Connections;

/// <summary>Makes homes and has them active or at rest, as the governor says; looks at each loop from outside. The manager's own.</summary>
internal sealed class HomeKeeper
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TcpExt _tcp;
    private readonly IActorContext _context;
    private readonly IScheduler _clock;
    private readonly LoopGovernor _governor;
    private readonly List<LoopWatch> _watches = [];
    private readonly LoopLoad?[] _loads;

    public HomeKeeper(TcpExt tcp, IActorContext context)
    {
        _tcp = tcp;
        _context = context;
        _clock = context.System.Scheduler;
        var settings = tcp.Settings;
        _governor = new LoopGovernor(settings.LeastEventLoops, settings.MostEventLoops);
        _loads = new LoopLoad?[settings.MostEventLoops];
        foreach (var home in tcp.Homes.All)
        {
            Staff(home);
        }
    }

    public void Look()
    {
        var now = _clock.MonotonicClock;
        _watches.ForEach(w => w.Look(now));
        var homes = _tcp.Homes;
        for (var i = 0; i < homes.Active; i++)
        {
            _loads[i] = _tcp.LoadOf(homes.All[i].Loop!);
        }

        var active = _governor.Look(now, _loads);
        if (active > homes.Active)
        {
            Grow(now);
        }
        else if (active < homes.Active)
        {
            Shrink(active);
        }
    }

    private void Grow(TimeSpan now)
    {
        var homes = _tcp.Homes;
        var before = homes.Active;
        try
        {
            if (homes.All.Count == before)
            {
                var home = _tcp.OpenHome(before + 1);
                Staff(home);
                homes.Add(home);
            }
        }
        catch (SocketException e)
        {
            _tcp.Log.Warning("Another event loop cannot be had for now: {0}", e.Message);
            _governor.TakeBack(now);
            return;
        }

        homes.Active = before + 1;
        _tcp.Log.Debug("{0} event loops: all others were busy.", homes.Active);
        for (var i = 0; i < before; i++)
        {
            var home = homes.All[i];
            Move(home, home.Count / (before + 1), [homes.All[before]]);
        }
    }

    private void Shrink(int active)
    {
        var homes = _tcp.Homes;
        homes.Active = active;
        _tcp.Log.Debug("{0} event loops: one was kept waiting for a processor.", active);
        Move(homes.All[active], int.MaxValue, [.. homes.All.Take(active)]);
    }

    private static void Move(Home from, int count, IReadOnlyList<Home> targets)
    {
        if (from.Driver.LetsGo && count > 0)
        {
            from.Loop!.Execute(new Leaving(from, count, targets));
        }
    }

    private void Staff(Home home)
    {
        var props = Props.CreateBy(new TcpWorker.Producer(_tcp, home));
        home.Worker = _context.ActorOf(home.Dispatcher is { } loop ? props.WithDispatcherInstance(loop) : props);
        if (home.Loop is { } watched)
        {
            _watches.Add(new LoopWatch(watched, home.Name, _tcp.Settings.LoopBlockedAfter, _tcp.Log));
        }
    }
}
