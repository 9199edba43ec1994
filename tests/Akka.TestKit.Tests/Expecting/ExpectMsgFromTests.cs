namespace Akka.TestKit.Tests.Expecting;

public sealed class ExpectMsgFromTests : Xunit2.TestKit
{
    private readonly TestProbe _anna;
    private readonly TestProbe _bert;

    public ExpectMsgFromTests()
    {
        _anna = CreateTestProbe("anna");
        _bert = CreateTestProbe("bert");
    }

    [Fact]
    public void The_sender_and_the_message_are_as_expected()
    {
        Send(_anna, 1, 2, 3, 4, 5, 6);
        Assert.Equal(1, ExpectMsgFrom<int>(_anna));
        Assert.Equal(2, ExpectMsgFrom(_anna, 2));
        Assert.Equal(3, ExpectMsgFrom<int>(_anna, i => i == 3));
        Assert.Equal(4, ExpectMsgFrom<int>(_anna, i => Assert.Equal(4, i)));
        Assert.Equal(5, ExpectMsgFrom<int>(sender => sender.Equals(_anna), i => i == 5));
        Assert.Equal(6, ExpectMsgFrom<int>(sender => Assert.Equal(_anna, sender), i => Assert.Equal(6, i)));
    }

    [Fact]
    public async Task The_same_without_blocking()
    {
        Send(_anna, 1, 2, 3, 4, 5, 6);
        Assert.Equal(1, await ExpectMsgFromAsync<int>(_anna));
        Assert.Equal(2, await ExpectMsgFromAsync(_anna, 2));
        Assert.Equal(3, await ExpectMsgFromAsync<int>(_anna, i => i == 3));
        Assert.Equal(4, await ExpectMsgFromAsync<int>(_anna, i => Assert.Equal(4, i)));
        Assert.Equal(5, await ExpectMsgFromAsync<int>(sender => sender.Equals(_anna), i => i == 5));
        Assert.Equal(6, await ExpectMsgFromAsync<int>(sender => Assert.Equal(_anna, sender), i => Assert.Equal(6, i)));
    }

    [Fact]
    public void Another_sender_is_named()
    {
        Send(_bert, 1);
        Assert.Contains(
            $"Expected a message from {_anna} (greeting), but there came Int32 <1> from {_bert}.",
            FailureOf.Expecting(() => ExpectMsgFrom(_anna, 1, hint: "greeting")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_sender_or_message_that_does_not_fit_fails()
    {
        Send(_anna, 1, 2, 3);
        Assert.Contains("Expected the message Int32 <9>", FailureOf.Expecting(() => ExpectMsgFrom(_anna, 9)), StringComparison.Ordinal);
        FailureOf.Expecting(() => ExpectMsgFrom<int>(sender => sender.Equals(_bert), i => i == 2));
        FailureOf.Expecting(() => ExpectMsgFrom<int>(_anna, i => i == 4));
    }

    private void Send(TestProbe from, params int[] messages)
    {
        foreach (var message in messages)
        {
            from.Send(TestActor, message);
        }
    }
}
