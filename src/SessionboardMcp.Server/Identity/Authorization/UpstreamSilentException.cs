namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>No region's sign-in can be reached, so that there is nothing to consent to.</summary>
internal sealed class UpstreamSilentException() : Exception("Sessionboard's sign-in cannot be reached.");
