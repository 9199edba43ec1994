namespace Akka.Util;

public class Switch
{
    private readonly Lock _gate = new();
    private volatile bool _on;

    public Switch(bool startAsOn = false)
    {
        _on = startAsOn;
    }

    public bool IsOn => _on;

    public bool IsOff => !_on;

    public bool SwitchOn() => TranscendFrom(false, static () => { });

    public bool SwitchOn(Action action) => TranscendFrom(false, action);

    public bool SwitchOff() => TranscendFrom(true, static () => { });

    public bool SwitchOff(Action action) => TranscendFrom(true, action);

    public bool IfOn(Action action) => RunIf(_on, action);

    public bool IfOff(Action action) => RunIf(!_on, action);

    public bool WhileOn(Action action)
    {
        lock (_gate)
        {
            return RunIf(_on, action);
        }
    }

    public bool WhileOff(Action action)
    {
        lock (_gate)
        {
            return RunIf(!_on, action);
        }
    }

    public void Locked(Action action)
    {
        lock (_gate)
        {
            action();
        }
    }

    /// <summary>Flips the switch if it stands at <paramref name="from"/>; an action that throws leaves it where it was.</summary>
    /// <returns>Whether it was flipped.</returns>
    protected bool TranscendFrom(bool from, Action action)
    {
        lock (_gate)
        {
            if (_on != from)
            {
                return false;
            }

            _on = !from;
            try
            {
                action();
                return true;
            }
            catch
            {
                _on = from;
                throw;
            }
        }
    }

    private static bool RunIf(bool condition, Action action)
    {
        if (condition)
        {
            action();
        }

        return condition;
    }
}
