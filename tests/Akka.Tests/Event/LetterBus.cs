using Akka.Event;

namespace Akka.Tests.Event;

/// <summary>A bus of words classified by prefix, with names as subscribers: "ab" is a sub-classification of "a".</summary>
internal sealed class LetterBus : EventBus<string, string, string>
{
    public List<(string Word, string Subscriber)> Delivered { get; } = [];

    public int Classifications { get; private set; }

    public string[] Receivers(string word)
    {
        Delivered.Clear();
        Publish(word);
        return [.. Delivered.Select(pair => pair.Subscriber)];
    }

    protected override bool IsSubClassification(string parent, string child) => child.StartsWith(parent, StringComparison.Ordinal);

    protected override void Publish(string @event, string subscriber) => Delivered.Add((@event, subscriber));

    protected override bool Classify(string @event, string classifier)
    {
        Classifications++;
        return @event.StartsWith(classifier, StringComparison.Ordinal);
    }

    protected override string GetClassifier(string @event) => @event;
}
