using Akka.Configuration;

namespace ActorEcho.Listening;

/// <summary>What the official engine cannot do. The embedded one is known by a setting that only its reference configuration has.</summary>
internal static class EngineFeatures
{
    /// <summary>Why there can be no listener but one for TCP; null if there can.</summary>
    /// <param name="config">The actor system's.</param>
    public static string? WhyOnlyTcp(Config config) =>
        config.HasPath("akka.io.tcp.driver") ? null : "only the embedded engine (AkkaEngine=embedded) listens on Unix-domain and inherited sockets; expected HOST:PORT";
}
