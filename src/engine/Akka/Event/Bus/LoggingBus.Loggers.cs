using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Event;

// From the first line to the last somebody prints: the standard-out logger covers the time before the configured loggers run
// and the time after they were stopped.
public partial class LoggingBus
{
    private int _loggerNumber;

    public void StartStdoutLogger(Settings config)
    {
        AddLogger(config.StdoutLogger, Logging.LogLevelFor(config.StdoutLogLevel));
        Publish(new Debug(SimpleName(this), GetType(), "StandardOutLogger started"));
    }

    internal void StartDefaultLoggers(ExtendedActorSystem system)
    {
        var settings = system.Settings;
        var level = Logging.LogLevelFor(settings.LogLevel);
        var keepsStandardOut = false;
        foreach (var name in settings.Loggers)
        {
            var type = LoggerTypes.Logger(name);
            if (type == typeof(StandardOutLogger))
            {
                keepsStandardOut = true;
            }
            else
            {
                StartLogger(system, type, level);
            }
        }

        if (!keepsStandardOut)
        {
            RemoveLogger(settings.StdoutLogger);
        }

        SetLogLevel(level);
        Publish(new Debug(SimpleName(this), GetType(), "Default Loggers started"));
    }

    /// <returns>Ends when the loggers have written what they were told before, or have had the time to.</returns>
    internal Task StopDefaultLoggers(ActorSystem system)
    {
        var loggers = Loggers();
        var standardOut = system.Settings.StdoutLogger;
        if (!loggers.Contains(standardOut))
        {
            AddLogger(standardOut, Logging.LogLevelFor(system.Settings.StdoutLogLevel));
        }

        var actors = Array.FindAll(loggers, static logger => logger is not MinimalLogger);
        Array.ForEach(actors, RemoveLogger);
        Publish(new Debug(SimpleName(this), GetType(), "all default loggers stopped"));
        return Task.WhenAll(actors.Select(logger => logger.GracefulStop(system.Settings.LoggerStartTimeout)));
    }

    private void StartLogger(
        ExtendedActorSystem system, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, LogLevel level)
    {
        if (!typeof(ActorBase).IsAssignableFrom(type))
        {
            throw new ConfigurationException($"akka.loggers: {type} is no actor.");
        }

        var name = $"log{Interlocked.Increment(ref _loggerNumber)}-{SimpleName(type)}";
        var props = Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher);
        var logger = system.SystemActorOf(props, name);
        var started = logger.Ask<object>(new InitializeLogger(this), system.Settings.LoggerStartTimeout);

        // Whatever is published from here on waits in the logger's mailbox behind the message that starts it.
        AddLogger(logger, level);
        if (system.Settings.LoggerAsyncStart)
        {
            _ = started.ContinueWith(
                answer => Check(answer, name, system.Settings.LoggerStartTimeout), TaskScheduler.Default);
        }
        else
        {
            WaitFor(started);
            Check(started, name, system.Settings.LoggerStartTimeout);
        }
    }

    private void Check(Task<object> answer, string name, TimeSpan timeout)
    {
        if (answer is { IsCompletedSuccessfully: true, Result: LoggerInitialized })
        {
            Publish(new Debug(SimpleName(this), GetType(), $"Logger {name} started"));
        }
        else
        {
            Publish(new Warning(
                answer.Exception?.InnerException, SimpleName(this), GetType(), $"Logger {name} did not answer InitializeLogger within {timeout}"));
        }
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "A system is created synchronously; the ask bounds the wait by akka.logger-startup-timeout.")]
    private static void WaitFor(Task<object> started) => Task.WaitAny(started);

    private IActorRef[] Loggers()
    {
        lock (_loggersGate)
        {
            return [.. _loggers];
        }
    }
}
