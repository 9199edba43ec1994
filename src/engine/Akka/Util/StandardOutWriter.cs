namespace Akka.Util;

public static class StandardOutWriter
{
    // The console's colours are global, so a coloured line must be set, written and reset as one.
    private static readonly Lock Gate = new();

    public static void Write(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        WriteText(message, foregroundColor, backgroundColor);

    public static void WriteLine(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        WriteText(message + Environment.NewLine, foregroundColor, backgroundColor);

    /// <summary>Prints if there is anybody to print for: a reader that has gone, or an output that never was, is no failure of those who log.</summary>
    internal static void IfRead(Action print)
    {
        try
        {
            print();
        }
        catch (Exception nobodyReads) when (nobodyReads is IOException or UnauthorizedAccessException)
        {
            // A pipe without a reader, and a descriptor that was closed from the start.
        }
    }

    private static void WriteText(string text, ConsoleColor? foreground, ConsoleColor? background) => IfRead(() => Print(text, foreground, background));

    private static void Print(string text, ConsoleColor? foreground, ConsoleColor? background)
    {
        if (Console.IsOutputRedirected || (foreground is null && background is null))
        {
            Console.Write(text);
            return;
        }

        lock (Gate)
        {
            Console.ForegroundColor = foreground ?? Console.ForegroundColor;
            Console.BackgroundColor = background ?? Console.BackgroundColor;
            Console.Write(text);
            Console.ResetColor();
        }
    }
}
