using System.Net.Sockets;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>The file that stands for a Unix-domain socket: whoever may write to it may connect (unix(7)).</summary>
internal sealed class UnixSocketFile(string path, UnixFileMode mode) : Inet.SocketOptionV2
{
    /// <summary>
    /// Removes what a server that did not end in order has left behind: a bind would fail for ever. What somebody listens on is left alone, and so is
    /// a file with something in it, which is no socket.
    /// </summary>
    public static void RemoveIfStale(string path)
    {
        if (File.Exists(path) && new FileInfo(path).Length == 0 && IsRefused(path))
        {
            File.Delete(path);
        }
    }

    public override void AfterBind(Socket s)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static bool IsRefused(string path)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(path));
            return false;
        }
        catch (SocketException connecting)
        {
            return connecting.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
