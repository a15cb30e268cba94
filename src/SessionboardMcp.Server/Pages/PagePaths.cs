namespace SessionboardMcp.Server.Pages;

/// <summary>Where the forms of the pages go, and what their fields are called.</summary>
internal static class PagePaths
{
    /// <summary>The page of what a browser connected.</summary>
    public const string Connections = "/connections";

    /// <summary>The page on which a browser is paired with the one that consented.</summary>
    public const string Pair = "/pair";

    /// <summary>What the consent page is answered to, below the authorization server's address.</summary>
    public const string Consent = "/as/consent";

    /// <summary>The field that carries the authorization request.</summary>
    public const string RequestField = "request";
}
