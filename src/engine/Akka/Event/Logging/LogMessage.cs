namespace Akka.Event;

/// <summary>A template with its arguments, formatted when a logger asks for the text.</summary>
public abstract class LogMessage
{
    protected readonly ILogMessageFormatter Formatter;

    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    public string Format { get; }

    public abstract string Unformatted();

    public abstract IEnumerable<object> Parameters();
}
