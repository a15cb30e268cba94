using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages;

/// <summary>Where the forms of the pages go, what their fields are called, and which pages stand beside one another.</summary>
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

    /// <summary>The pages of a server that people sign in to.</summary>
    public static PageLinks SignedIn { get; } = new("/", [new(Connections, "Connections"), new(ChangePaths.List, "Changes"), new(Pair, "Devices")]);

    /// <summary>The pages of <c>serve --local</c>.</summary>
    public static PageLinks Local { get; } = new("/", [new(ChangePaths.List, "Changes")]);
}
