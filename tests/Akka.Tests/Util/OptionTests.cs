using Akka.Util;

namespace Akka.Tests.Util;

public sealed class OptionTests
{
    [Fact]
    public void An_option_of_null_is_none_unless_constructed_so()
    {
        Assert.True(Option<string>.Create(null!).IsEmpty);
        Option<string> converted = (string)null!;
        Assert.True(converted.IsEmpty);
        Assert.True(new Option<string>(null!).HasValue);
    }

    [Fact]
    public void Mapping_keeps_none_and_applies_to_some()
    {
        Assert.Equal(new Option<int>(3), new Option<string>("abc").Select(text => text.Length));
        Assert.True(Option<string>.None.Select(text => text.Length).IsEmpty);
        Assert.True(new Option<string>("abc").FlatSelect(_ => Option<int>.None).IsEmpty);
        Assert.Equal(4, Option<int>.None.GetOrElse(4));
    }

    [Fact]
    public void None_equals_only_none()
    {
        Assert.NotEqual(Option<int>.None, new Option<int>(0));
        Assert.True(new Option<int>(1) == 1);
        Assert.True(new Option<int>(1) != Option<int>.None);
        Assert.Equal(new Option<int>(1).GetHashCode(), new Option<int>(1).GetHashCode());
    }

    [Fact]
    public void OnSuccess_runs_for_some_only()
    {
        var seen = new List<int>();
        new Option<int>(1).OnSuccess(seen.Add);
        Option<int>.None.OnSuccess(seen.Add);
        Assert.Equal([1], seen);
    }
}
