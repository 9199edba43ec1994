using System.Net.Sockets;

namespace Akka.Native;

/// <summary>io_uring was refused.</summary>
internal sealed class UringException(string call, int errno) : SocketException((int)Errno.ToSocketError(errno))
{
    /// <summary>What was refused.</summary>
    public string Call => call;

    public int Number => errno;

    public override string Message => $"{call}: error {errno} ({base.Message})";

    /// <summary>The result of a call, if it is not an error.</summary>
    /// <exception cref="UringException">It is one.</exception>
    public static int Check(int result, string call) => result >= 0 ? result : throw new UringException(call, -result);
}
