using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Akka.Dispatch;

/// <summary>
/// The meter <c>ActorEcho.Actors</c>: what actors do, by their class. A path would be a label for each connection. While nobody listens, a turn
/// of an actor costs a look at two fields.
/// </summary>
internal static class ActorMeters
{
    public const string Name = "ActorEcho.Actors";
    private const string Class = "actorecho.actor.class";

    private static readonly Meter Meter = new(Name);

    /// <summary>A sample: of each turn the message that the turn was for, as the others came while it waited or ran.</summary>
    public static readonly Histogram<double> MailboxTime = Meter.CreateHistogram(
        "actorecho.actor.mailbox.time", "s", "How long the message waited that an idle actor was woken for.", advice: Boundaries());

    public static readonly Histogram<double> ProcessingDuration = Meter.CreateHistogram(
        "actorecho.actor.processing.duration", "s", "How long actors worked on a message.", advice: Boundaries());

    public static readonly Counter<long> Started = Meter.CreateCounter<long>("actorecho.actor.started", "{actor}", "Actors that were started.");
    public static readonly Counter<long> Stopped = Meter.CreateCounter<long>("actorecho.actor.stopped", "{actor}", "Actors that have ended.");
    public static readonly Counter<long> Restarted = Meter.CreateCounter<long>("actorecho.actor.restarted", "{restart}", "Restarts.");
    public static readonly Counter<long> Failures = Meter.CreateCounter<long>("actorecho.actor.failures", "{failure}", "Exceptions that actors left to their supervisors.");
    public static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("actorecho.dead_letters", "{message}", "Messages to actors that are no more.");

    public static void Count(Counter<long> counter, Type actor)
    {
        if (counter.Enabled)
        {
            counter.Add(1, Of(actor));
        }
    }

    public static void Time(Histogram<double> histogram, long since, Type actor) => histogram.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, Of(actor));

    private static KeyValuePair<string, object?> Of(Type actor) => new(Class, actor.FullName);

    private static InstrumentAdvice<double> Boundaries() => new() { HistogramBucketBoundaries = [0.000001, 0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10] };
}
