using Akka.Cells;

namespace Akka.TestKit.Internal;

internal interface ITestReference
{
    LocalActorRef Local { get; }
}
