using Akka.Event;

namespace Akka.Tests.Event;

public sealed class LoggingAdapterTests
{
    private static readonly TimeoutException Boom = new();

    [Fact]
    public void Each_form_arrives_with_level_text_and_cause()
    {
        var log = new RecordingLog(LogLevel.DebugLevel);
        log.Debug("{0}");
        log.Info("{0}", 1);
        log.Warning("{0}{1}", 1, 2);
        log.Error(Boom, "{0}{1}{2}{3}{4}{5}", 1, 2, 3, 4, 5, 6);
        log.Log(LogLevel.InfoLevel, Boom, "{0}{1}{2}", 1, 2, 3);
        log.Info("{0}-{6}", [0, 1, 2, 3, 4, 5, 6]);
        Assert.Equal(
            [
                (LogLevel.DebugLevel, "{0}", null),
                (LogLevel.InfoLevel, "1", null),
                (LogLevel.WarningLevel, "12", null),
                (LogLevel.ErrorLevel, "123456", Boom),
                (LogLevel.InfoLevel, "123", Boom),
                (LogLevel.InfoLevel, "0-6", null),
            ],
            log.Entries);
    }

    [Fact]
    public void Below_its_level_nothing_is_logged_or_allocated()
    {
        ILoggingAdapter log = new RecordingLog(LogLevel.ErrorLevel);
        log.Warning("{0}{1}", 1, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            log.Debug("{0}{1}{2}", i, 2L, 'c');
            log.Info(Boom, "{0}", i);
            log.Log(LogLevel.WarningLevel, Boom, "{0}{1}", i, i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(((RecordingLog)log).Entries);
    }

    [Theory]
    [InlineData("debug", LogLevel.DebugLevel)]
    [InlineData("INFO", LogLevel.InfoLevel)]
    [InlineData("Warning", LogLevel.WarningLevel)]
    [InlineData("ERROR", LogLevel.ErrorLevel)]
    public void A_level_has_a_name_and_an_event_class(string name, LogLevel level)
    {
        Assert.Equal(level, Logging.LogLevelFor(name));
        Assert.Equal(name.ToUpperInvariant(), level.StringFor());
        Assert.Equal(level, ((LogEvent)Activator.CreateInstance(level.ClassFor(), null, "s", typeof(string), "m")!).LogLevel());
    }

    [Fact]
    public void What_is_no_level_is_refused_with_the_names()
    {
        Assert.Contains("WARNING", Assert.Throws<ArgumentException>(() => Logging.LogLevelFor("warn")).Message, StringComparison.Ordinal);
        Assert.True(Logging.LogLevelFor("off") > LogLevel.ErrorLevel);
        Assert.Equal(LogLevel.WarningLevel, Logging.LogLevelFor<Warning>());
    }

    [Fact]
    public void No_logger_is_enabled_for_nothing()
    {
        var none = NoLogger.Instance;
        none.Error("x");
        Assert.False(none.IsErrorEnabled || none.IsEnabled(LogLevel.ErrorLevel));
    }
}
