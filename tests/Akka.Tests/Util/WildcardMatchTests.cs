using Akka.Util;

namespace Akka.Tests.Util;

public sealed class WildcardMatchTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "*", true)]
    [InlineData("a", "", false)]
    [InlineData("abc", "a*c", true)]
    [InlineData("abc", "A?C", true)]
    [InlineData("abc", "a?", false)]
    [InlineData("abcbc", "a*bc", true)]
    [InlineData("aXbXc", "*X*X*", true)]
    [InlineData("abc", "*d*", false)]
    [InlineData("ab", "ab**", true)]
    public void Stars_and_question_marks_match(string text, string pattern, bool expected) => Assert.Equal(expected, text.Like(pattern));

    [Fact]
    public void Case_counts_when_asked() => Assert.False("abc".Like("A*", caseSensitive: true));

    [Fact]
    public void A_hostile_pattern_ends_soon() =>
        Assert.False(new string('a', 2000).Like(string.Concat(Enumerable.Repeat("a*", 500)) + "b"));
}
