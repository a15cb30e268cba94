namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>The connection has ended; only connecting again helps.</summary>
internal sealed class ConnectionEndedException() : Exception("The connection has ended. Connect the assistant again.");
