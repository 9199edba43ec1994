namespace Akka.Native;

/// <summary>Constants of io_uring_setup(2), io_uring_enter(2) and io_uring_register(2); the same numbers on every architecture.</summary>
internal static class Uring
{
    public const int SetupCall = 425;
    public const int EnterCall = 426;
    public const int RegisterCall = 427;

    public const uint SetupCompletionSize = 1 << 3;             // IORING_SETUP_CQSIZE
    public const uint SetupDisabled = 1 << 6;                   // R_DISABLED: until the thread that will use it enables it
    public const uint SetupSubmitAll = 1 << 7;                  // one bad entry does not keep those behind it
    public const uint SetupTaskRunFlag = 1 << 9;                // the kernel shows that a call would bring completions
    public const uint SetupSingleIssuer = 1 << 12;              // Linux 6.0
    public const uint SetupDeferTaskRun = 1 << 13;              // Linux 6.1: completions are made within the loop's own calls

    public const uint FeatureSingleMap = 1;
    public const long SubmissionQueueOffset = 0;
    public const long SubmissionEntriesOffset = 0x10000000;

    public const uint QueueOverflow = 2;                        // IORING_SQ_CQ_OVERFLOW
    public const uint QueueTaskRun = 4;                         // IORING_SQ_TASKRUN

    public const uint EnterGetEvents = 1;
    public const uint EnterRegisteredRing = 16;

    public const uint RegisterEnableRings = 12;
    public const uint RegisterRingDescriptors = 20;
    public const uint UnregisterRingDescriptors = 21;
    public const uint RegisterBufferRing = 22;

    public const byte PollAdd = 6;
    public const byte AsyncCancel = 14;
    public const byte Send = 26;
    public const byte Receive = 27;

    public const byte BufferSelect = 1 << 5;                    // IOSQE_BUFFER_SELECT
    public const byte SkipSuccess = 1 << 6;                     // IOSQE_CQE_SKIP_SUCCESS
    public const ushort ReceiveMultishot = 2;
    public const uint PollMultishot = 1;
    public const uint CancelAll = 1;
    public const uint CancelDescriptor = 2;

    public const uint HasBuffer = 1;                            // IORING_CQE_F_BUFFER; its number is in the upper half
    public const uint HasMore = 2;                              // IORING_CQE_F_MORE; without it the operation has ended

    public const int ProtectReadWrite = 3;
    public const int MapSharedPopulate = 0x8001;
    public const int MapPrivateAnonymous = 0x22;
}
