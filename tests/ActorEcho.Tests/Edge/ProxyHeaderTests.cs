using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorEcho.Edge;

namespace ActorEcho.Tests.Edge;

/// <summary>PROXY headers, from doc/proxy-protocol.txt of HAProxy.</summary>
public sealed class ProxyHeaderTests
{
    public static TheoryData<byte[], string, string> Right => new()
    {
        { ProxyHeaders.Line, "192.168.0.1:56324", "192.168.0.11:443" },
        { ProxyHeaders.Line6, "[2001:db8::1]:65535", "[::ffff:10.0.0.1]:1" },
        { "PROXY UNKNOWN\r\n"u8.ToArray(), "", "" },
        { "PROXY UNKNOWN ffff:f...f:ffff whatever 65535\r\n"u8.ToArray(), "", "" },
        { "PROXY TCP4 255.255.255.255 0.0.0.0 0 65535\r\n"u8.ToArray(), "255.255.255.255:0", "0.0.0.0:65535" },
        { ProxyHeaders.IPv4, "192.168.0.1:56324", "192.168.0.11:443" },
        { ProxyHeaders.IPv6, "[2001:db8::1]:65535", "[::ffff:10.0.0.1]:1" },
        { ProxyHeaders.Unix, "/run/client", "/run/server" },
        { ProxyHeaders.Binary(0x21, 0x31, [.. ProxyHeaders.Path(""), .. ProxyHeaders.Path("\0server")]), "", "@server" },
        { ProxyHeaders.Binary(0x21, 0x31, [.. new byte[108].Select(_ => (byte)'x'), .. new byte[108].Select(_ => (byte)0xff)]), new string('x', 107), new string('?', 107) },
        { ProxyHeaders.Checked, "192.168.0.1:56324", "192.168.0.11:443" },
        { ProxyHeaders.Local, "", "" },
        { ProxyHeaders.Binary(0x20, 0x11, [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 0, 2]), "", "" },
        { ProxyHeaders.Binary(0x20, 0x11, [1, 2, 3]), "", "" },
        { ProxyHeaders.Binary(0x20, 0xff, [1, 2, 3]), "", "" },
        { ProxyHeaders.Binary(0x21, 0x00, []), "", "" },
        { ProxyHeaders.Binary(0x21, 0x00, [1, 2, 3, 4, 5]), "", "" },
        { ProxyHeaders.Binary(0x21, 0x10, new byte[12]), "", "" },
        { ProxyHeaders.Binary(0x21, 0x12, [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 0, 2]), "", "" },
        { ProxyHeaders.Binary(0x21, 0x11, [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 0, 2, .. ProxyHeaders.Tlv(4, new byte[4081])]), "1.2.3.4:1", "5.6.7.8:2" },
    };

    public static TheoryData<byte[], string> Wrong => new()
    {
        { "GET / HTTP/1.1\r\n"u8.ToArray(), "neither" },
        { "proxy TCP4 1.2.3.4 1.2.3.4 1 2\r\n"u8.ToArray(), "neither" },
        { "\x16\x03\x01"u8.ToArray(), "neither" },
        { "PROXY\r\n"u8.ToArray(), "neither" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n"u8.ToArray(), "version 1" },
        { "PROXY  TCP4 1.2.3.4 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 \r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.04 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 0x1.2.3.4 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 ::1 ::1 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP6 1.2.3.4 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP6 [::1] ::1 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP6 fe80::1%1 ::1 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 65536 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 -1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n\r\n"u8.ToArray(), "version 1" },
        { "PROXY TCP5 1.2.3.4 1.2.3.4 1 2\r\n"u8.ToArray(), "version 1" },
        { "PROXY UNKNOWNS\r\n"u8.ToArray(), "version 1" },
        { Encoding.ASCII.GetBytes("PROXY UNKNOWN " + new string('x', 93)), "no line ends within 107 bytes" },
        { ProxyHeaders.Binary(0x11, 0x11, new byte[12]), "version 1, expected 2" },
        { ProxyHeaders.Binary(0x31, 0x11, new byte[12]), "version 3, expected 2" },
        { ProxyHeaders.Binary(0x22, 0x11, new byte[12]), "command is 2" },
        { ProxyHeaders.Binary(0x21, 0x41, new byte[12]), "protocol 0x41" },
        { ProxyHeaders.Binary(0x21, 0x13, new byte[12]), "protocol 0x13" },
        { ProxyHeaders.Binary(0x21, 0x11, new byte[11]), "no room for its addresses of 12 bytes" },
        { ProxyHeaders.Binary(0x21, 0x21, new byte[35]), "no room for its addresses of 36 bytes" },
        { ProxyHeaders.Binary(0x21, 0x31, new byte[215]), "no room for its addresses of 216 bytes" },
        { ProxyHeaders.Binary(0x21, 0x11, new byte[13]), "its TLVs do not end" },
        { ProxyHeaders.Binary(0x21, 0x11, [.. new byte[12], 1, 0, 2, 9]), "its TLVs do not end" },
        { ProxyHeaders.Binary(0x21, 0x11, [.. new byte[12], .. ProxyHeaders.Tlv(3, new byte[4])]), "its checksum is wrong" },
        { ProxyHeaders.Binary(0x21, 0x00, ProxyHeaders.Tlv(3, new byte[4])), "its checksum is wrong" },
        { ProxyHeaders.Binary(0x21, 0x11, [.. new byte[12], .. ProxyHeaders.Tlv(3, new byte[5])]), "its checksum is not" },
        { ProxyHeaders.Binary(0x21, 0x11, new byte[4097]), "longer than 4112 bytes" },
        { ProxyHeaders.Binary(0x20, 0x00, new byte[65535]), "longer than 4112 bytes" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_header_is_read_however_it_is_cut_and_no_byte_behind_it(byte[] bytes, string source, string destination)
    {
        byte[] stream = [.. bytes, .. "\r\nhello"u8];
        foreach (var (reader, taken) in Enumerable.Range(0, stream.Length + 1).Select(cut => ProxyHeaders.Read(stream, cut)).Append(ProxyHeaders.Read(stream, [.. Enumerable.Range(0, stream.Length)])))
        {
            Assert.Null(reader.Problem);
            Assert.Equal(bytes.Length, taken);
            Assert.Equal((source, destination), ($"{reader.Header!.Source}", $"{reader.Header.Destination}"));
        }
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_header_that_is_cut_short_is_neither_right_nor_wrong_yet(byte[] bytes, string source, string destination)
    {
        _ = (source, destination);
        foreach (var length in Enumerable.Range(0, bytes.Length))
        {
            var (reader, taken) = ProxyHeaders.Read(bytes[..length]);
            Assert.Equal((null, null, length), (reader.Header, reader.Problem, taken));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_header_is_refused_however_it_is_cut(byte[] bytes, string problem)
    {
        foreach (var (reader, _) in Enumerable.Range(0, bytes.Length).Select(cut => ProxyHeaders.Read(bytes, cut)))
        {
            Assert.Null(reader.Header);
            Assert.Contains(problem, reader.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_changed_on_the_way_is_seen_by_the_checksum()
    {
        foreach (var bit in Enumerable.Range(0, ProxyHeaders.Checked.Length * 8))
        {
            var bytes = ProxyHeaders.Checked.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var (reader, taken) = ProxyHeaders.Read(bytes);

            // A bit of the length may make it wait for more; one of the checksum's own type hides it. Whatever it is then, it is no other address.
            Assert.True(reader.Header?.Source is null || $"{reader.Header.Source}" == "192.168.0.1:56324", $"bit {bit}: {reader.Header?.Source}");
            Assert.InRange(taken, 1, bytes.Length);
        }
    }

    // Seeded: a failure comes again.
    [Fact]
    public void Whatever_comes_is_taken_in_bounds_and_read_the_same_however_it_is_cut()
    {
        var random = new Random(1);
        byte[][] seeds = [ProxyHeaders.Line, ProxyHeaders.Line6, ProxyHeaders.IPv4, ProxyHeaders.IPv6, ProxyHeaders.Unix, ProxyHeaders.Checked, ProxyHeaders.Local];
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = (byte[])[.. seeds[run % seeds.Length], .. new byte[random.Next(300)]];
            for (var changes = random.Next(4); changes >= 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var (whole, taken) = ProxyHeaders.Read(bytes);
            var (cut, takenInPieces) = ProxyHeaders.Read(bytes, [.. Enumerable.Range(0, 3).Select(_ => random.Next(bytes.Length)).Order()]);
            Assert.Equal((whole.Header, whole.Problem, taken), (cut.Header, cut.Problem, takenInPieces));
            Assert.InRange(taken, 0, ProxyHeaderReader.Longest);
        }
    }

    [Fact]
    public void A_log_line_gets_the_first_bytes_without_what_could_harm_it()
    {
        Assert.Equal(@"""GET /\x22\x5c\x0d\x0a\xff\x1b""", ProxyHeaders.Read([.. "GET /\"\\\r\n"u8, 0xff, 0x1b]).Reader.Beginning);
        Assert.Equal(34, ProxyHeaders.Read(new byte[1000].Select(_ => (byte)'x').ToArray()).Reader.Beginning.Length);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("11.1.2.3", false)]
    [InlineData("2001:db8::7", true)]
    [InlineData("2001:db9::7", false)]
    public void Trust_is_a_matter_of_networks(string address, bool isTrusted)
    {
        var options = new ProxyProtocolOptions([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8::/32")]);
        Assert.Equal(isTrusted, options.Trusts(new IPEndPoint(IPAddress.Parse(address), 1)));
        Assert.False(options.Trusts(new UnixDomainSocketEndPoint("/run/10.1.2.3")));
        Assert.True((options with { TrustsUnixSockets = true }).Trusts(new UnixDomainSocketEndPoint("/run/10.1.2.3")));
    }
}
