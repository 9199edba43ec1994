namespace Akka.Actor;

/// <summary>A named task of a shutdown phase.</summary>
internal sealed record ShutdownTask(string Name, Func<Task<Done>> Start);
