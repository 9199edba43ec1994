using System.Globalization;
using System.Text;

namespace ActorEcho.Host.Commands;

/// <summary>Prints bytes as hexdump(1) -C does: sixteen to a line, or fewer where no more had come.</summary>
internal sealed class HexDump(Stream output) : Stream
{
    private const int Width = 16;

    private long _at;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await output.WriteAsync(Encoding.ASCII.GetBytes(Lines(buffer.Span)), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => output.Write(Encoding.ASCII.GetBytes(Lines(buffer.AsSpan(offset, count))));

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private string Lines(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(Width, bytes.Length)..])
        {
            var line = bytes[..Math.Min(Width, bytes.Length)];
            text.Append(CultureInfo.InvariantCulture, $"{_at:x8}  ");
            for (var i = 0; i < Width; i++)
            {
                text.Append(i < line.Length ? line[i].ToString("x2", CultureInfo.InvariantCulture) : "  ").Append(i == (Width / 2) - 1 ? "  " : " ");
            }

            text.Append(" |");
            foreach (var one in line)
            {
                text.Append(one is >= 0x20 and <= 0x7e ? (char)one : '.');
            }

            text.Append("|\n");
            _at += line.Length;
        }

        return text.ToString();
    }
}
