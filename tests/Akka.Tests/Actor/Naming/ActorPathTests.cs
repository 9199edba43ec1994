using Akka.Actor;

namespace Akka.Tests.Actor.Naming;

public sealed class ActorPathTests
{
    private static readonly ActorPath Root = new RootActorPath(new Address("akka", "sys"));

    [Theory]
    [InlineData("akka://sys/user/a/b")]
    [InlineData("akka://sys/")]
    [InlineData("akka.tcp://sys@host:2552/user/a")]
    public void A_path_prints_what_it_was_parsed_from(string text) => Assert.Equal(text, ActorPath.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("/user/a")]
    [InlineData("sys/user")]
    [InlineData("akka://")]
    public void What_is_no_path_is_refused(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Fact]
    public void Its_parts()
    {
        var path = Root / "user" / "a" / "b";

        Assert.Equal("b", path.Name);
        Assert.Equal(3, path.Depth);
        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal(Root / "user" / "a", path.Parent);
        Assert.Equal(Root, path.Root);
        Assert.Equal(Root / "user", path.ParentOf(1));
        Assert.Equal(Root / "user", path.ParentOf(-2));
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal(path, Root / (string[])["user", "a", "b"]);
    }

    [Fact]
    public void The_uid_tells_incarnations_apart_but_not_paths()
    {
        var plain = Root / "user" / "a";
        var uid = plain.WithUid(42);

        Assert.Equal(plain, uid);
        Assert.Equal(plain.GetHashCode(), uid.GetHashCode());
        Assert.Equal("akka://sys/user/a#42", uid.ToStringWithUid());
        Assert.Equal("akka://sys/user/a", uid.ToString());
        Assert.Equal(42, ActorPath.Parse("akka://sys/user/a#42").Uid);
    }

    [Fact]
    public void An_address_is_given_to_a_local_path_only()
    {
        var remote = new Address("akka.tcp", "sys", "host", 1);

        Assert.Equal("akka.tcp://sys@host:1/user", (Root / "user").ToStringWithAddress(remote));
        Assert.Equal("akka.tcp://sys@host:1/user", (new RootActorPath(remote) / "user").ToStringWithAddress(new Address("akka.tcp", "sys", "other", 2)));
        Assert.Equal("akka.tcp://sys@host:1/user#7", (Root / "user").WithUid(7).ToSerializationFormatWithAddress(remote));
    }

    [Fact]
    public void Paths_are_ordered_by_their_text()
    {
        ActorPath[] paths = [Root / "b", Root / "a" / "z", Root / "a", Root];
        Array.Sort(paths);

        Assert.Equal([Root, Root / "a", Root / "a" / "z", Root / "b"], paths);
    }

    [Fact]
    public void Paths_of_other_systems_are_other_paths() =>
        Assert.NotEqual(Root / "user", new RootActorPath(new Address("akka", "other")) / "user");
}
