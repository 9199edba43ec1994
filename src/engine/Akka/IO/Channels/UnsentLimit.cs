using System.Net.Sockets;
using Akka.Native;

namespace Akka.IO.Channels;

/// <summary>
/// TCP_NOTSENT_LOWAT (tcp(7)): how many bytes the kernel takes that cannot be on their way yet. Unlike a small send buffer it does not limit what is on its
/// way, so a fast peer far away stays fast.
/// </summary>
internal sealed class UnsentLimit(int bytes) : Inet.SocketOption, INumberedOption
{
    IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelTcp, Sock.NotSentLowWater, bytes)];

    public override void AfterConnect(Socket s) => s.SetRawSocketOption(Sock.LevelTcp, Sock.NotSentLowWater, BitConverter.GetBytes(bytes));
}
