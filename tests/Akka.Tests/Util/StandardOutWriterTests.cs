using Akka.Util;

namespace Akka.Tests.Util;

public sealed class StandardOutWriterTests
{
    public static TheoryData<Exception> OfAnOutputThatNobodyReads => [new IOException(), new UnauthorizedAccessException()];

    [Theory]
    [MemberData(nameof(OfAnOutputThatNobodyReads))]
    public void An_output_that_nobody_reads_is_no_failure(Exception failure)
    {
        var printed = false;
        StandardOutWriter.IfRead(() =>
        {
            printed = true;
            throw failure;
        });
        Assert.True(printed);
    }

    [Fact]
    public void Another_failure_is_one() => Assert.Throws<InvalidOperationException>(() => StandardOutWriter.IfRead(() => throw new InvalidOperationException()));
}
