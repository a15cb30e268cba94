using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// Seals what <c>doctor</c> asks a running server, and what that answers, with the keys that both have: nobody else can ask or read. A question is good
/// for a minute, and whoever repeats it hears nothing that they can open.
/// </summary>
/// <param name="protection">The key ring.</param>
internal sealed class DoctorSeal(IDataProtectionProvider protection)
{
    /// <summary>The header of both, of the request and of the answer.</summary>
    public const string Header = "Sessionboard-Mcp-Doctor";

    // Three times what a question needs.
    private const int LongestQuestion = 600;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _questions = protection.CreateProtector("SessionboardMcp.Doctor.Question").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _answers = protection.CreateProtector("SessionboardMcp.Doctor.Answer").ToTimeLimitedDataProtector();

    /// <summary>Seals a question.</summary>
    /// <param name="nonce">What tells it apart from every other.</param>
    /// <returns>Null where there is no key for it.</returns>
    public string? Ask(string nonce) => Try(() => _questions.Protect(nonce, Lifetime));

    /// <summary>Opens a question.</summary>
    /// <param name="question">What came, from whomever.</param>
    /// <returns>What tells it apart; null where it is none of ours, or over.</returns>
    public string? Open(string question) =>
        question.Length <= LongestQuestion ? Try(() => _questions.Unprotect(question)) : null;

    /// <summary>Seals an answer.</summary>
    /// <returns>Null where there is no key for it.</returns>
    public string? Answer(SeenRequest seen) => Try(() => _answers.Protect(JsonSerializer.Serialize(seen, SeenRequestJson.Default.SeenRequest), Lifetime));

    /// <summary>Opens an answer.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="nonce">What it has to be the answer to.</param>
    /// <returns>Null where it is none.</returns>
    public SeenRequest? Read(string answer, string nonce) =>
        Try(() => JsonSerializer.Deserialize(_answers.Unprotect(answer), SeenRequestJson.Default.SeenRequest)) is { } seen && seen.Nonce == nonce ? seen : null;

    // Data Protection turns every failure into the first, also that of a database which holds the ring; the other is a server's of another version.
    private static T? Try<T>(Func<T?> seal)
        where T : class
    {
        try
        {
            return seal();
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
