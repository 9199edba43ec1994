using System.Text;

namespace Hocon.Tests.Includes;

public sealed class FileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hocon-tests").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_file_includes_what_lies_beside_it()
    {
        Write("main.conf", "\uFEFFa = 1\ninclude \"other\"");
        Write("other.conf", "b = ${a}");
        var resolved = HoconDocument.ParseFile(PathOf("main.conf")).Resolve();
        Assert.Equal("""{"a":1,"b":1}""", resolved.ToString());
        Assert.Equal(PathOf("main.conf") + ":1:5", resolved["a"].Origin.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_an_error()
    {
        File.WriteAllBytes(PathOf("bad.conf"), [.. Encoding.ASCII.GetBytes("a = \""), 0xFF, (byte)'"']);
        Assert.Contains("UTF-8", Assert.Throws<HoconException>(() => HoconDocument.ParseFile(PathOf("bad.conf"))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_unreadable_file_is_an_error_that_names_it()
    {
        Assert.StartsWith(PathOf("nope.conf") + ": the file does not exist", Assert.Throws<HoconException>(() => HoconDocument.ParseFile(PathOf("nope.conf"))).Message, StringComparison.Ordinal);
        Assert.StartsWith(_directory + ": the file cannot be read", Assert.Throws<HoconException>(() => HoconDocument.ParseFile(_directory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_not_read_to_its_end()
    {
        Write("long.conf", new string('#', 100_000));
        var options = HoconOptions.Default with { Limits = new HoconLimits { MaxLength = 1000 } };
        Assert.Contains("too long", Assert.Throws<HoconException>(() => HoconDocument.ParseFile(PathOf("long.conf"), options)).Problem, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_directory, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);
}
