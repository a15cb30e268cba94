namespace SessionboardMcp.SbQL.Syntax;

/// <summary>Where a text must occur in another.</summary>
public enum TextMatch
{
    /// <summary><c>CONTAINS</c>: anywhere.</summary>
    Contains,

    /// <summary><c>STARTS WITH</c>: at the beginning.</summary>
    StartsWith,

    /// <summary><c>ENDS WITH</c>: at the end.</summary>
    EndsWith,
}
