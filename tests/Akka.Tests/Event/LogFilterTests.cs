using System.Text.RegularExpressions;
using Akka.Event;

namespace Akka.Tests.Event;

public sealed partial class LogFilterTests
{
    [Fact]
    public void Each_rule_drops_what_it_names()
    {
        Assert.True(Drops(b => b.ExcludeSourceExactly("AKKA://s/user/a")));
        Assert.False(Drops(b => b.ExcludeSourceExactly("AKKA://s/user/a", StringComparison.Ordinal)));
        Assert.True(Drops(b => b.ExcludeSourceStartingWith("akka://s")));
        Assert.True(Drops(b => b.ExcludeSourceEndingWith("/a")));
        Assert.True(Drops(b => b.ExcludeSourceContaining("user")));
        Assert.True(Drops(b => b.ExcludeSourceRegex(Digits())) is false);
        Assert.True(Drops(b => b.ExcludeMessageContaining("took 12")));
        Assert.True(Drops(b => b.ExcludeMessageRegex(Digits())));
        Assert.False(Drops(b => b.ExcludeMessageContaining("nothing").ExcludeSourceContaining("nobody")));
    }

    [Fact]
    public void One_rule_of_many_is_enough() =>
        Assert.True(Drops(b => b.ExcludeSourceContaining("nobody").ExcludeMessageContaining("nothing").ExcludeMessageContaining("took")));

    [Fact]
    public void A_message_is_formatted_only_for_rules_that_read_it()
    {
        var sources = new LogFilterBuilder().ExcludeSourceContaining("nobody").Build().CreateEvaluator();
        Assert.True(sources.EvaluatesLogSourcesOnly);
        Assert.True(sources.ShouldTryKeepMessage(Event(), out var text));
        Assert.Empty(text);

        var contents = new LogFilterBuilder().ExcludeMessageContaining("nothing").Build().CreateEvaluator();
        Assert.True(contents.ShouldTryKeepMessage(Event(), out text));
        Assert.Equal("it took 12 ms", text);
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    private static Info Event() =>
        new("akka://s/user/a", typeof(string), new TemplateLogMessage(DefaultLogMessageFormatter.Instance, "it took {0} ms", [12]));

    private static bool Drops(Func<LogFilterBuilder, LogFilterBuilder> rules) =>
        !rules(new LogFilterBuilder()).Build().CreateEvaluator().ShouldTryKeepMessage(Event(), out _);
}
