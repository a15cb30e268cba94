namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>Error codes of OAuth. A code of the RFCs is a word; anything else is the other side's text, and is not shown.</summary>
internal static class SignInError
{
    /// <summary>The code; <c>unknown</c> for what is none, and null for none.</summary>
    public static string? Known(string? error) =>
        string.IsNullOrEmpty(error) ? null : error.Length < 40 && error.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? error : "unknown";
}
