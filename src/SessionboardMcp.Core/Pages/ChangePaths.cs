namespace SessionboardMcp.Core.Pages;

/// <summary>Where the pages of changes are.</summary>
public static class ChangePaths
{
    /// <summary>All that waits for this browser, and what came of the rest.</summary>
    public const string List = "/changes";

    /// <summary>The page of one change set.</summary>
    /// <param name="id">Its id; base64url, as it is made.</param>
    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";
}
