namespace Akka.Event;

public enum LogFilterDecision
{
    Keep = 0,
    Drop = 1,
    NoDecision = 2,
}
