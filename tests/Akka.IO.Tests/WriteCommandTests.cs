namespace Akka.IO.Tests;

public sealed class WriteCommandTests
{
    private static Tcp.Write Write(string text) => Tcp.Write.Create(ByteString.FromString(text));

    [Fact]
    public void Writes_are_joined_in_order_however_they_are_nested()
    {
        var joined = Tcp.WriteCommand.Create(Write("a"), Write("b").Append(Write("c")), Write("d"));
        joined = joined.Prepend([Write("0"), Write("1")]);
        Assert.Equal("01abcd", string.Concat(((Tcp.CompoundWrite)joined).Select(w => ((Tcp.Write)w).Data)));
    }

    [Fact]
    public void One_write_joined_is_itself_and_none_is_an_error()
    {
        var write = Write("a");
        Assert.Same(write, Tcp.WriteCommand.Create(write));
        Assert.Throws<ArgumentException>(() => Tcp.WriteCommand.Create());
    }

    [Fact]
    public void A_chain_of_a_million_writes_costs_no_stack()
    {
        var joined = Tcp.WriteCommand.Create(Enumerable.Repeat(Write("a"), 1_000_000));
        Assert.Equal(1_000_000, ((Tcp.CompoundWrite)joined).Count());
    }

    [Fact]
    public void Only_an_ack_that_is_not_NoAck_is_wanted()
    {
        var data = ByteString.FromString("a");
        Assert.False(Tcp.Write.Create(data).WantsAck);
        Assert.False(Tcp.Write.Create(data, new Tcp.NoAck("token")).WantsAck);
        Assert.True(Tcp.Write.Create(data, Tcp.Unbound.Instance).WantsAck);
        Assert.True(Tcp.Write.Create(ByteString.Empty, Tcp.Unbound.Instance).WantsAck);
        Assert.Same(Tcp.Write.Empty, Tcp.Write.Create(ByteString.Empty));
    }

    [Fact]
    public void A_failure_names_the_command_and_its_cause()
    {
        var write = Write("a");
        var failed = write.FailureMessage.WithCause(new InvalidOperationException("why"));
        Assert.Same(write, failed.Cmd);
        Assert.Equal("why", failed.Cause.Value.Message);
        Assert.Contains("why", failed.CauseString, StringComparison.Ordinal);
        Assert.True(write.FailureMessage.Cause.IsEmpty);
        Assert.Equal("", write.FailureMessage.CauseString);
    }
}
