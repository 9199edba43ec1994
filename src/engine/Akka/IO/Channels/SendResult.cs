namespace Akka.IO.Channels;

internal enum SendResult
{
    /// <summary>The kernel has all of it.</summary>
    Sent,

    /// <summary>The driver keeps the rest and reports <see cref="IChannelOwner.OnSent"/> when the kernel has it.</summary>
    Pending,

    /// <summary>The connection can send no more; <see cref="Channel.Error"/> says why.</summary>
    Failed,
}
