namespace Akka.Actor;

/// <summary>Marks a machine that logs its events, transitions and timers at debug level where <c>akka.actor.debug.fsm</c> is on.</summary>
public interface ILoggingFSM
{
}
