namespace Akka.IO;

/// <summary>A connection could not be made, for a reason that no socket error names.</summary>
public class ConnectException : Exception
{
    public ConnectException(string message)
        : base(message)
    {
    }
}
