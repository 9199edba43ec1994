using System.Text;

namespace Akka.IO.Tests;

public sealed class ByteStringTests
{
    private static ByteString Rope(params string[] parts) =>
        parts.Aggregate(ByteString.Empty, (rope, part) => rope + ByteString.FromString(part));

    [Fact]
    public void Empty_has_no_bytes_and_is_compact()
    {
        Assert.Equal(0, ByteString.Empty.Count);
        Assert.True(ByteString.Empty.IsEmpty);
        Assert.True(ByteString.Empty.IsCompact);
        Assert.Empty(ByteString.Empty);
        Assert.Equal("", ByteString.Empty.ToString());
    }

    [Fact]
    public void FromBytes_shares_and_CopyFrom_does_not()
    {
        byte[] bytes = [1, 2, 3];
        var shared = ByteString.FromBytes(bytes);
        var copied = ByteString.CopyFrom(bytes);
        bytes[0] = 9;
        Assert.Equal(9, shared[0]);
        Assert.Equal(1, copied[0]);
        Assert.Equal(1, ((ByteString)new byte[] { 1 })[0]);
    }

    [Fact]
    public void A_copy_of_one_segment_is_a_copy_too()
    {
        byte[] bytes = [1, 2, 3];
        var copied = ByteString.CopyFrom([new ArraySegment<byte>(bytes)]);
        bytes[0] = 9;
        Assert.Equal(1, copied[0]);
    }

    [Theory]
    [InlineData(0, 11, "hello world")]
    [InlineData(3, 5, "lo wo")]
    [InlineData(6, 100, "world")]
    [InlineData(11, 1, "")]
    [InlineData(-2, 3, "hel")]
    [InlineData(4, -1, "")]
    public void Slice_is_cut_to_what_is_there(int index, int count, string expected)
    {
        Assert.Equal(expected, ByteString.FromString("hello world").Slice(index, count).ToString());
        Assert.Equal(expected, Rope("hel", "lo", " w", "orld").Slice(index, count).ToString());
    }

    [Fact]
    public void A_slice_is_not_compact_until_compacted()
    {
        var slice = ByteString.FromString("hello world").Slice(6);
        Assert.False(slice.IsCompact);
        Assert.True(slice.Compact().IsCompact);
        Assert.Equal(slice, slice.Compact());
    }

    [Fact]
    public void A_rope_equals_its_flat_twin_in_value_and_hash()
    {
        var rope = Rope("a", "bc", "", "def");
        var flat = ByteString.FromString("abcdef");
        Assert.Equal(flat, rope);
        Assert.True(flat == rope);
        Assert.Equal(flat.GetHashCode(), rope.GetHashCode());
        Assert.False(rope.IsCompact);
        Assert.True(rope.Compact().IsCompact);
        Assert.Equal("abcdef"u8.ToArray(), (byte[])rope);
        Assert.NotEqual(flat, Rope("abc", "deg"));
        Assert.NotEqual(flat, Rope("abc", "de"));
        Assert.True(flat != null);
    }

    [Fact]
    public void Bytes_are_found_across_parts()
    {
        var rope = Rope("ab", "cad", "a");
        Assert.Equal(0, rope.IndexOf((byte)'a'));
        Assert.Equal(3, rope.IndexOf((byte)'a', 1));
        Assert.Equal(5, rope.IndexOf((byte)'a', 4));
        Assert.Equal(-1, rope.IndexOf((byte)'a', 6));
        Assert.Equal(-1, rope.IndexOf((byte)'z'));
        Assert.True(rope.HasSubstring(ByteString.FromString("bca"), 1));
        Assert.False(rope.HasSubstring(ByteString.FromString("bca"), 0));
        Assert.False(rope.HasSubstring(ByteString.FromString("da!"), 4));
        Assert.Equal((byte)'d', rope[4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => rope[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => rope[-1]);
    }

    [Fact]
    public void CopyTo_copies_what_fits()
    {
        var rope = Rope("ab", "cd");
        var target = new byte[6];
        Assert.Equal(3, rope.CopyTo(target, 1, 3));
        Assert.Equal("\0abc\0\0", Encoding.ASCII.GetString(target));
        Memory<byte> memory = new byte[3];
        Assert.Equal(3, rope.CopyTo(ref memory));
        Span<byte> span = stackalloc byte[8];
        Assert.Equal(4, rope.CopyTo(ref span));
        Assert.Throws<ArgumentOutOfRangeException>(() => rope.CopyTo(target, 5, 2));
    }

    [Fact]
    public async Task Streams_get_all_parts()
    {
        using var stream = new MemoryStream();
        Rope("ab", "cd").WriteTo(stream);
        await Rope("ef", "gh").WriteToAsync(stream);
        Assert.Equal("abcdefgh", Encoding.ASCII.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_character_across_two_parts_is_decoded()
    {
        var euro = ByteString.FromString("€");
        Assert.Equal("€", (euro.Slice(0, 1) + euro.Slice(1)).ToString());
    }
}
