using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Where these pages are.</summary>
internal static class WelcomePaths
{
    /// <summary>The page of who opens the address in a browser.</summary>
    public const string Home = "/";

    /// <summary>What is kept here, and how it is erased.</summary>
    public const string Privacy = "/privacy";

    /// <summary>What browsers ask for by themselves.</summary>
    public const string Favicon = "/favicon.ico";

    /// <summary>The icon, 128 by 128.</summary>
    public const string LargeIcon = "/icon.png";

    /// <summary>The pages beside these.</summary>
    public static PageLinks Beside(WelcomeFacts facts) => facts switch
    {
        { Way: SignInWay.Sessionboard } => PagePaths.SignedIn,
        { Way: SignInWay.Nobody, KeepsChanges: true } => PagePaths.Local,
        _ => new PageLinks(Home, []),
    };
}
