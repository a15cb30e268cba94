namespace SessionboardMcp.Core.Index;

/// <summary>The event changed while it was read, twice: what was read may lack records, and a number of it would be wrong.</summary>
internal sealed class IndexIncompleteException() : Exception("The event changed while it was read.");
