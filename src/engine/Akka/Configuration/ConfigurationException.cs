using Akka.Actor;

namespace Akka.Configuration;

public class ConfigurationException : AkkaException
{
    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception exception)
        : base(message, exception)
    {
    }

    /// <summary>The error that a section which <typeparamref name="T"/> needs is absent or empty.</summary>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null) => new(
        path is null
            ? $"{typeof(T)} was given no configuration"
            : $"{typeof(T)} was given no configuration: the section {path} is absent or empty");
}
