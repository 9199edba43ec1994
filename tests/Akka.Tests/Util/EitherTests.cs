using Akka.Util;

namespace Akka.Tests.Util;

public sealed class EitherTests
{
    [Fact]
    public void A_side_is_known_by_how_it_was_made()
    {
        Either<int, string> left = Either.Left(1);
        Either<int, string> right = Either.Right("a");
        Assert.True(left.IsLeft && !left.IsRight);
        Assert.True(right.IsRight && !right.IsLeft);
        Assert.Equal(1, left.Value);
        Assert.Equal("a", right.Value);
    }

    [Fact]
    public void A_map_touches_its_own_side()
    {
        Either<int, string> left = Either.Left(1);
        Either<int, string> right = Either.Right("a");
        Assert.Equal(2, left.MapLeft(n => n + 1).Value);
        Assert.Equal(1, left.MapRight(s => s + "!").Value);
        Assert.Equal("a!", right.MapRight(s => s + "!").Value);
        Assert.Equal("a", right.MapLeft(n => n + 1).Value);
        Assert.Equal("2", left.Map(n => (n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), s => s.Length).Value);
        Assert.Equal(1, right.Fold(n => n, s => s.Length));
    }
}
