using Akka.Util;

namespace Akka.Event;

internal sealed class TemplateLogMessage(ILogMessageFormatter formatter, string format, object?[] arguments)
    : LogMessage(formatter, format)
{
    private string? _text;

    public override IEnumerable<object> Parameters() => arguments!;

    public override string Unformatted() => $"{Format} [{StringFormat.SafeJoin(", ", arguments)}]";

    // Several loggers print the same event; the text is made once. A race makes it twice, to the same effect.
    public override string ToString() => _text ??= Formatter.Format(Format, arguments!);
}
