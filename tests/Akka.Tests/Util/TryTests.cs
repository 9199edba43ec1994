using Akka.Util;

namespace Akka.Tests.Util;

public sealed class TryTests
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public void A_call_becomes_its_value_or_its_exception()
    {
        Assert.Equal(1, Try<int>.From(() => 1).Get());
        var failed = Try<int>.From(() => throw Boom);
        Assert.False(failed.IsSuccess);
        Assert.Same(Boom, failed.Failure.Value);
        Assert.Same(Boom, Assert.Throws<InvalidOperationException>(() => failed.Get()));
    }

    [Fact]
    public void A_fallback_is_asked_only_for_a_failure()
    {
        Assert.Equal(1, new Try<int>(1).GetOrElse(() => throw Boom).Get());
        Assert.Equal(2, new Try<int>(Boom).GetOrElse(() => 2).Get());
        Assert.Equal(3, new Try<int>(Boom).OrElse(3).Get());
    }

    [Fact]
    public void A_recovery_may_succeed_fail_or_only_look()
    {
        Assert.Equal(2, new Try<int>(Boom).RecoverWith(_ => 2).Get());
        var other = new TimeoutException();
        Assert.Same(other, new Try<int>(Boom).RecoverWith(_ => throw other).Failure.Value);
        Exception? seen = null;
        Assert.Same(Boom, new Try<int>(Boom).Recover(e => seen = e).Failure.Value);
        Assert.Same(Boom, seen);
        Assert.True(new Try<int>(1).Recover(_ => throw other).IsSuccess);
    }
}
