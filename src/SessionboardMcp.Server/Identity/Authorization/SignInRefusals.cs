using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Core.Access;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>
/// Why Sessionboard connected nobody, in a sentence that travels with the browser to the authorization endpoint, which tells the
/// assistant. It is protected and bound to its request: what an assistant is told is ours, or what Sessionboard said.
/// </summary>
internal sealed class SignInRefusals(IDataProtectionProvider protection)
{
    /// <summary>The person may sign in, but Sessionboard serves no assistant without insights (FACTS: required for MCP).</summary>
    public const string NoInsights =
        $"Sessionboard gave this person no access to insights ({Scopes.ReadInsights}), without which it serves no assistant. Ask an organization admin for it, then connect again.";

    private const char Separator = '.';
    private const char End = '\n';
    private const int Longest = 200;

    private static readonly string[] Switches = ["AI access", "MCP access", "insights", "AI assistant"];

    /// <summary>The sentence for a refusal at Sessionboard (<c>access_denied</c>).</summary>
    /// <param name="description">The <c>error_description</c> that came with it; null for none.</param>
    public static string AtSessionboard(string? description)
    {
        var said = Sayable(description);
        if (said.Length == 0)
            return "Sessionboard refused it: the person said no there, or an organization admin gave them no AI access.";
        var hint = Array.Exists(Switches, name => said.Contains(name, StringComparison.OrdinalIgnoreCase)) ? " Ask an organization admin for it, then connect again." : "";
        return $"Sessionboard refused it: {said.TrimEnd('.')}.{hint}";
    }

    // The id is in what is protected: as a purpose it would stand in Data Protection's own log.
    private readonly IDataProtector _protector = protection.CreateProtector(typeof(SignInRefusals).FullName!);

    /// <summary>The value that names a waiting request and carries the sentence.</summary>
    public string Attach(string waitingRequestId, string sentence) =>
        $"{waitingRequestId}{Separator}{_protector.Protect($"{waitingRequestId}{End}{sentence}")}";

    /// <summary>Takes such a value apart.</summary>
    /// <returns>The request's id, and the sentence; null where there is none, or it was not made here for this request.</returns>
    public (string Id, string? Sentence) Detach(string value)
    {
        if (value.Split(Separator, 2) is not [var id, var text])
            return (value, null);
        try
        {
            return _protector.Unprotect(text).Split(End, 2) is [var bound, var sentence] && bound == id ? (id, sentence) : (id, null);
        }
        catch (CryptographicException)
        {
            return (id, null);
        }
    }

    // What an error_description may hold (RFC 6749, section 4.1.2.1), on one line and short.
    private static string Sayable(string? text)
    {
        var kept = string.Concat((text ?? "").Select(letter => letter is '"' or '\\' ? '\'' : letter).Where(letter => letter is >= ' ' and <= '~')).Trim();
        return kept.Length <= Longest ? kept : kept[..Longest].TrimEnd() + "...";
    }
}
