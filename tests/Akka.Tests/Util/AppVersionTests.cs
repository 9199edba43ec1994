using Akka.Util;

namespace Akka.Tests.Util;

public sealed class AppVersionTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.4")]
    [InlineData("1.2.9", "1.2.10")]
    [InlineData("1.9", "1.10")]
    [InlineData("1.2", "1.2.1")]
    [InlineData("9", "10")]
    [InlineData("1.2-RC1", "1.2")]
    [InlineData("1.2-M1", "1.2-RC1")]
    [InlineData("1.0.0", "1.0.0+3-73475dce")]
    [InlineData("1.0.0+3-73475dce", "1.0.0+10-ed316bd0")]
    [InlineData("1.0.0+10-ed316bd0", "1.0.1")]
    [InlineData("alpha", "beta")]
    public void A_later_version_is_greater(string earlier, string later)
    {
        Assert.True(AppVersion.Create(earlier).CompareTo(AppVersion.Create(later)) < 0);
        Assert.True(AppVersion.Create(later).CompareTo(AppVersion.Create(earlier)) > 0);
        Assert.True(AppVersion.Create(earlier) != AppVersion.Create(later));
    }

    [Fact]
    public void What_is_left_out_is_zero()
    {
        Assert.True(AppVersion.Create("1.2") == AppVersion.Create("1.2.0"));
        Assert.Equal(AppVersion.Create("1").GetHashCode(), AppVersion.Create("1.0.0").GetHashCode());
        Assert.Equal(AppVersion.Zero, AppVersion.Create("0.0"));
        Assert.Equal("1.2", AppVersion.Create("1.2").ToString());
    }

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("1.x")]
    [InlineData("1..2")]
    public void What_is_no_version_is_refused(string text) => Assert.Throws<ArgumentException>(() => AppVersion.Create(text));
}
