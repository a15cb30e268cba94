namespace SessionboardMcp.Core.Access;

/// <summary>The grant behind the caller has ended; only connecting again helps. A host throws it from under the client.</summary>
public class AccessEndedException() : Exception("The connection to Sessionboard has ended.");
