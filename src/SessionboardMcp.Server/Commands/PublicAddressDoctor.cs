using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Commands;

/// <summary>Goes to the public address as an assistant would: whether its certificate is good, and whether it leads to this server with the Host header unchanged.</summary>
internal static class PublicAddressDoctor
{
    private const string Check = "public_answer";

    /// <summary>Checks them. An address of http is this machine's: there is nothing on the way to it.</summary>
    /// <param name="address">The public address; null where it is missing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="question">What to ask the server there; null for nothing.</param>
    /// <param name="root">The only authority to believe; null for those of this machine.</param>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(
        PublicAddress? address, TimeProvider time, CancellationToken cancellationToken, DoctorQuestion? question = null, X509Certificate2? root = null)
    {
        if (address is not { IsSecure: true })
            return [];
        SeenCertificate? seen = null;
        using var http = DoctorHttp.Create(handler =>
        {
            if (root is not null)
                handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => (seen = SeenCertificate.Of(certificate, chain, errors)) is { IsGood: true };
        });
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address.ResourceMetadata) { Headers = { CacheControl = new() { NoCache = true } } };
            question?.AddTo(request);
            using var answer = await http.SendAsync(request, cancellationToken);
            question?.Hear(answer);
            var found = Judge(address, answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync(cancellationToken), question);
            return [.. Certificate(seen, address, time), found];
        }
        catch (Exception failure) when (DoctorHttp.IsFailure(failure, cancellationToken))
        {
            return seen is null
                ? [new Finding(Check, Outcome.Noted, $"{address.Text} cannot be reached from this machine.",
                    $"Look at its name, the firewall and the proxy. Where only others are to reach it, open {address.ResourceMetadata} from there: it must say \"resource\":\"{address.Resource}\".")]
                : [.. Certificate(seen, address, time), new Finding(Check, Outcome.Skipped, "Not looked at, as a check before it failed.")];
        }
    }

    private static Finding Judge(PublicAddress address, HttpStatusCode status, Uri? location, string body, DoctorQuestion? question) => (int)status switch
    {
        200 when ResourceOf(body) is { } resource => resource == address.Resource
            ? Ours(address, question)
            : new Finding(Check, Outcome.Failed, $"The server at {address.Text} calls itself {resource}.", "Set the same PublicUrl there and here, or lead the address to the right server."),
        403 when body.Contains("Host header", StringComparison.Ordinal) => new Finding(Check, Outcome.Failed, $"{address.Text} leads to the server, but with another Host header{(question?.Seen is { } seen ? $" ({seen.Host})" : "")}, so that every request is refused.",
            "Have the proxy pass the Host header on unchanged (nginx: proxy_set_header Host $http_host), or correct PublicUrl there."),
        >= 300 and < 400 => new Finding(Check, Outcome.Failed, $"{address.Text} sends on to {(location is { IsAbsoluteUri: true } ? location.Host : "another path")}: assistants do not follow.",
            "Set PublicUrl to the address at which the server itself answers."),
        502 or 503 or 504 => new Finding(Check, Outcome.Noted, $"A proxy answers at {address.Text}, but no server behind it does ({(int)status}).", "Start the server, and run doctor again."),
        var other => new Finding(Check, Outcome.Failed, $"Something else answers at {address.Text} ({other}).",
            "Lead every path of the address to this server, and let nothing before it ask for a sign-in of its own: assistants call it from their clouds."),
    };

    private static Finding Ours(PublicAddress address, DoctorQuestion? question) => question switch
    {
        { Seen: not null } => new Finding(Check, Outcome.Passed, $"{address.Text} leads to this installation, and the Host header comes through."),
        { IsAsked: true } => new Finding(Check, Outcome.Noted, $"{address.Text} leads to a server with this PublicUrl, and the Host header comes through. But it did not answer what only a server with the keys here can read.",
            "An older version does not answer it, nor a cache before the server. Where neither is so, another installation has this PublicUrl: run doctor with the server's own settings and --data, or lead the address to this server."),
        _ => new Finding(Check, Outcome.Passed, $"{address.Text} leads to a server with this PublicUrl, and the Host header comes through."),
    };

    private static string? ResourceOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("resource", out var resource) && resource.ValueKind == JsonValueKind.String
                && Uri.TryCreate(resource.GetString(), UriKind.Absolute, out var named)
                ? named.AbsoluteUri
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<Finding> Certificate(SeenCertificate? seen, PublicAddress address, TimeProvider time) => seen is null ? [] : [seen.Judge(address.Origin.Host, time.GetUtcNow())];
}
