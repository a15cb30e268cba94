using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Sessionboard no longer honours the grant of a connection; only connecting again helps.</summary>
internal sealed class ConnectionEndedException : AccessEndedException;
