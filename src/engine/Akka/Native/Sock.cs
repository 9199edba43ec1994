namespace Akka.Native;

/// <summary>Constants of socket(7), tcp(7) and epoll(7) on Linux; the same numbers on x86-64 and arm64.</summary>
internal static class Sock
{
    public const int Stream = 1;
    public const int NonBlockCloseOnExec = 0x800 | 0x80000;     // SOCK_NONBLOCK | SOCK_CLOEXEC, also EFD_*
    public const int CloseOnExec = 0x80000;                     // EPOLL_CLOEXEC
    public const int FamilyUnix = 1;
    public const int FamilyInet = 2;
    public const int FamilyInet6 = 10;

    public const int LevelSocket = 1;
    public const int ReuseAddress = 2;
    public const int Error = 4;
    public const int SendBuffer = 7;
    public const int ReceiveBuffer = 8;
    public const int KeepAlive = 9;
    public const int Linger = 13;
    public const int LevelIP = 0;
    public const int TypeOfService = 1;
    public const int LevelTcp = 6;
    public const int NoDelay = 1;
    public const int KeepIdle = 4;
    public const int KeepInterval = 5;
    public const int KeepCount = 6;
    public const int NotSentLowWater = 25;
    public const int LevelIPv6 = 41;
    public const int IPv6Only = 26;

    public const int DontWait = 0x40;                           // MSG_DONTWAIT
    public const int WaitAll = 0x100;                           // MSG_WAITALL: less than all is a failure
    public const int NoSignal = 0x4000;                         // MSG_NOSIGNAL: EPIPE and not SIGPIPE
    public const int More = 0x8000;                             // MSG_MORE: more follows at once, wait for a full segment
    public const int ShutdownWrite = 1;
    public const int AddressCapacity = 128;                     // sizeof(struct sockaddr_storage)

    public const int GetFlags = 3;                              // F_GETFL
    public const int SetFlags = 4;                              // F_SETFL
    public const int NonBlock = 0x800;                          // O_NONBLOCK
    public const int DuplicateCloseOnExec = 1030;               // F_DUPFD_CLOEXEC
    public const int DescriptorResource = 7;                    // RLIMIT_NOFILE

    public const int ControlAdd = 1;
    public const int ControlDelete = 2;
    public const int ControlModify = 3;
    public const uint In = 1;
    public const uint Out = 4;
    public const uint Err = 8;
    public const uint HangUp = 0x10;
    public const uint PeerHangUp = 0x2000;                      // EPOLLRDHUP: the peer has ended its side
    public const uint EdgeTriggered = 1u << 31;
}
