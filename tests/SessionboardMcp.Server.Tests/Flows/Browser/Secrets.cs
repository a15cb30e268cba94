using System.Net;
using System.Text.RegularExpressions;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>Finds secrets in recorded traffic.</summary>
internal static partial class Secrets
{
    /// <summary>Those of the secrets that occur in a text, as they are or encoded for an address.</summary>
    public static IReadOnlyList<string> Found(IEnumerable<string> secrets, string text) =>
        [.. secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal))];

    /// <summary>The tokens in the answers of a token endpoint.</summary>
    public static string[] Upstream(string answers) => All(TokenMember(), answers);

    /// <summary>The verifiers in requests to a token endpoint.</summary>
    public static string[] Verifiers(string requests) => All(Verifier(), requests);

    /// <summary>The codes in requests to a token endpoint.</summary>
    public static string[] Codes(string requests) => All(Code(), requests);

    /// <summary>The cookies of a browser, anti-forgery and sign-in among them.</summary>
    public static string[] Cookies(string requests) => [.. All(Cookie(), requests).Where(value => value.Length > 20)];

    private static string[] All(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => WebUtility.UrlDecode(match.Groups[1].Value)).Distinct()];

    [GeneratedRegex("\"(?:access|refresh)_token\"\\s*:\\s*\"([^\"]+)\"")]
    private static partial Regex TokenMember();

    [GeneratedRegex("code_verifier[\"=:\\s]+([A-Za-z0-9._~-]{43,128})")]
    private static partial Regex Verifier();

    [GeneratedRegex("\"code\"\\s*:\\s*\"([^\"]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex("sessionboard-[A-Za-z0-9_-]+=([^;\\s]+)")]
    private static partial Regex Cookie();
}
