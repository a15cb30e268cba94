namespace SessionboardMcp.Desktop.Connecting;

/// <summary>Nothing on this machine opens an address.</summary>
internal sealed class NoBrowserException() : Exception("No browser could be opened.");
