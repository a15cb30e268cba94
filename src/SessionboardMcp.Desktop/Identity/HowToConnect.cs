using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Identity;

/// <summary>What an assistant is told while the program has no rights at Sessionboard, in one sentence.</summary>
internal static class HowToConnect
{
    /// <summary>The tool that opens the sign-in page.</summary>
    public const string Tool = "connect_sessionboard";

    /// <summary>The sentence of every call.</summary>
    /// <param name="profile">The profile that a sign-in would go to.</param>
    /// <param name="canSignIn">Whether Sessionboard has registered a client that signs in; where not, only a token helps.</param>
    public static string Sentence(string profile, bool canSignIn) => canSignIn
        ? $"Not connected to Sessionboard yet: call {Tool}, which opens the sign-in page in the person's browser, or ask the person to run `{LoginLine.For(profile)}` in a terminal, "
            + $"or to set {SessionboardVariables.ApiToken} in this assistant's settings."
        : $"Not connected to Sessionboard yet: ask the person to set {SessionboardVariables.ApiToken} in this assistant's settings to an API token "
            + $"(at Sessionboard: Organization Settings → API Tokens) and to restart it; {Tool} says what signing in with `{LoginLine.For(profile)}` needs.";
}
