namespace Akka.Pattern;

/// <summary>When a back-off begins again at its shortest delay.</summary>
public interface IBackoffReset
{
}
