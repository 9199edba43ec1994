namespace Akka.Actor;

public class InvalidMessageException : AkkaException
{
    public InvalidMessageException()
        : base("The message is null.")
    {
    }

    public InvalidMessageException(string message)
        : base(message)
    {
    }
}
