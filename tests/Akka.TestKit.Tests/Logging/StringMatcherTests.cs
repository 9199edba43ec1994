using System.Text.RegularExpressions;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Tests.Logging;

public sealed class StringMatcherTests
{
    [Theory]
    [InlineData("akka://sys/user/a/b", true)]
    [InlineData("akka://sys/user/a/c", false)]
    [InlineData("/user/a/b", false)]
    public void A_whole_path_is_itself(string path, bool matches) =>
        Assert.Equal(matches, new EqualsStringAndPathMatcher("akka://sys/user/a/b").IsMatch(path));

    [Theory]
    [InlineData("a/b")]
    [InlineData("/a/b")]
    [InlineData("user/a/b")]
    [InlineData("/user/a/b")]
    public void A_path_may_leave_out_the_system_and_the_guardian(string relative)
    {
        Assert.True(new EqualsStringAndPathMatcher(relative).IsMatch("akka://sys/user/a/b"));
        Assert.False(new EqualsStringAndPathMatcher(relative).IsMatch("akka://sys/system/a/b"));
        Assert.False(new EqualsStringAndPathMatcher(relative, canBeRelative: false).IsMatch("akka://sys/user/a/b"));
    }

    [Fact]
    public void Texts_match_by_whole_start_part_expression_and_predicate()
    {
        Assert.True(new EqualsString("abc").IsMatch("abc"));
        Assert.False(new EqualsString("abc").IsMatch("abcd"));
        Assert.True(new StartsWithString("ab").IsMatch("abc"));
        Assert.False(new StartsWithString("b").IsMatch("abc"));
        Assert.True(new ContainsString("b").IsMatch("abc"));
        Assert.False(new ContainsString("d").IsMatch("abc"));
        Assert.True(new RegexMatcher(new Regex("^a", RegexOptions.None, TimeSpan.FromSeconds(1))).IsMatch("abc"));
        Assert.False(new RegexMatcher(new Regex("^b", RegexOptions.None, TimeSpan.FromSeconds(1))).IsMatch("abc"));
        Assert.True(new PredicateMatcher(s => s.Length == 3).IsMatch("abc"));
        Assert.False(new PredicateMatcher(s => s.Length == 3).IsMatch("ab"));
        Assert.True(MatchesAll.Instance.IsMatch(null));
    }

    [Fact]
    public void Each_says_what_it_looks_for()
    {
        Assert.Equal("starts with \"a\"", new StartsWithString("a").ToString());
        Assert.Equal("contains \"a\"", new ContainsString("a").ToString());
        Assert.Equal("fits: is long", new PredicateMatcher(_ => true, "is long").ToString());
    }
}
