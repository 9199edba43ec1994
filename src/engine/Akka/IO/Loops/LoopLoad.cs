namespace Akka.IO.Loops;

/// <summary>What a thread has had of the processors since it began.</summary>
/// <param name="Busy">Nanoseconds that it ran.</param>
/// <param name="Delayed">Nanoseconds that it could have run and waited for a processor.</param>
internal readonly record struct LoopLoad(long Busy, long Delayed);
