using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Commands;

/// <summary>
/// Asks Sessionboard's authorization endpoint whether it takes this client and its redirect address: it is documented to check both before anybody
/// signs in. Nothing comes of the request.
/// </summary>
internal static class RegistrationDoctor
{
    /// <summary>Asks it.</summary>
    /// <param name="upstream">The client.</param>
    /// <param name="region">The region.</param>
    /// <param name="endpoint">Where its metadata sends browsers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Finding> ExamineAsync(UpstreamSettings upstream, string region, Uri endpoint, CancellationToken cancellationToken)
    {
        var redirect = upstream.RedirectUri(region).AbsoluteUri;
        using var http = DoctorHttp.Create();
        using var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(endpoint.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = upstream.ClientId,
            ["redirect_uri"] = redirect,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)),
            ["code_challenge_method"] = "S256",
            ["state"] = "doctor",
        }));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge($"registration_{region}", (int)answer.StatusCode, endpoint.Host, redirect);
        }
        catch (Exception failure) when (DoctorHttp.IsFailure(failure, cancellationToken))
        {
            return Judge($"registration_{region}", 0, endpoint.Host, redirect);
        }
    }

    /// <summary>What is to be said of an answer. Noted at most, as what it answers to whom is documented in part only: people still find out by signing in.</summary>
    /// <param name="check">The name of the check.</param>
    /// <param name="status">The status; 0 for no answer.</param>
    /// <param name="host">Who answered.</param>
    /// <param name="redirect">The redirect address that was shown.</param>
    internal static Finding Judge(string check, int status, string host, string redirect) => status switch
    {
        >= 200 and < 400 => new Finding(check, Outcome.Passed, $"{host} takes the client id with {redirect}."),
        // RFC 6749, section 4.1.2.1, says "inform the resource owner" and no status; others, such as 403 and 429, are of firewalls and limits before it.
        400 or 401 or 404 => new Finding(check, Outcome.Noted, $"{host} refuses the client id, or {redirect} with it ({status}): most likely nobody can sign in.",
            "Compare Sessionboard:OAuth:ClientId and PublicUrl with what Sessionboard registered, letter by letter."),
        0 => new Finding(check, Outcome.Skipped, $"{host} does not say whether it takes the client id."),
        _ => new Finding(check, Outcome.Skipped, $"{host} does not say whether it takes the client id ({status})."),
    };
}
