using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>Finds the types that <c>akka.loggers</c> and its neighbours name.</summary>
internal static class LoggerTypes
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <exception cref="ConfigurationException">There is no such type.</exception>
    [return: DynamicallyAccessedMembers(Constructors)]
    public static Type Logger(string name) => NameOf(name) switch
    {
        "Akka.Event.DefaultLogger" => typeof(DefaultLogger),
        "Akka.Event.StandardOutLogger" => typeof(StandardOutLogger),
        "Akka.Event.TraceLogger" => typeof(TraceLogger),
        _ => UsersOwn(name, "akka.loggers"),
    };

    /// <exception cref="ConfigurationException">There is no such type, or it is no <see cref="MinimalLogger"/>.</exception>
    public static MinimalLogger StandardOut(string name, LogFilterEvaluator filter)
    {
        var logger = NameOf(name) == "Akka.Event.StandardOutLogger"
            ? new StandardOutLogger()
            : Make<MinimalLogger>(name, "akka.stdout-logger-class");
        logger.Filter = filter;
        return logger;
    }

    /// <exception cref="ConfigurationException">There is no such type, or it is no <see cref="ILogMessageFormatter"/>.</exception>
    public static ILogMessageFormatter Formatter(string name) => NameOf(name) == "Akka.Event.DefaultLogMessageFormatter"
        ? DefaultLogMessageFormatter.Instance
        : Make<ILogMessageFormatter>(name, "akka.logger-formatter");

    private static string NameOf(string name) => name.Split(',')[0].Trim();

    private static T Make<T>(string name, string key)
        where T : class =>
        Activator.CreateInstance(UsersOwn(name, key)) as T
        ?? throw new ConfigurationException($"{key}: {name} is no {typeof(T).Name}.");

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A type of the user's own is kept by the user; the built-in ones are named in code.")]
    [return: DynamicallyAccessedMembers(Constructors)]
    private static Type UsersOwn(string name, string key) => Type.GetType(name)
        ?? throw new ConfigurationException($"{key}: there is no type '{name}'; expected 'Namespace.Type, Assembly'.");
}
