using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SessionboardMcp.Core.Diagnosis;

namespace SessionboardMcp.Server.Commands;

/// <summary>The certificate that a host showed, and what the platform has against it.</summary>
/// <param name="Ends">When it ends.</param>
/// <param name="Errors">What is wrong with it.</param>
internal sealed record SeenCertificate(DateTimeOffset Ends, SslPolicyErrors Errors)
{
    private const string Check = "tls";

    // What renews by itself does so a month before.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(21);

    /// <summary>Whether the platform would go on.</summary>
    public bool IsGood => Errors == SslPolicyErrors.None;

    /// <summary>Takes it from the platform's callback, whose chain and certificate are gone afterwards.</summary>
    public static SeenCertificate Of(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        new(certificate is X509Certificate2 known ? new DateTimeOffset(known.NotAfter) : DateTimeOffset.MaxValue, chain is null && errors == SslPolicyErrors.None ? SslPolicyErrors.RemoteCertificateNotAvailable : errors);

    /// <summary>What is to be said of it.</summary>
    public Finding Judge(string host, DateTimeOffset now)
    {
        var day = Ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Ends <= now)
            return new Finding(Check, Outcome.Failed, $"The certificate of {host} ended on {day}.", "Renew it, and see why that did not happen by itself.");
        if (Errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return new Finding(Check, Outcome.Failed, $"The certificate of {host} is for another name.", $"Get one for {host}, or correct PublicUrl.");
        if (!IsGood)
            return new Finding(Check, Outcome.Failed, $"This machine does not believe the certificate of {host}: nobody it knows signed it, or one between is missing.",
                "Have the proxy send the whole chain. Assistants in clouds believe public authorities only; for a company's own, SSL_CERT_FILE names its certificate here.");
        return Ends - now < Soon
            ? new Finding(Check, Outcome.Noted, string.Create(CultureInfo.InvariantCulture, $"The certificate of {host} ends on {day}, in {(Ends - now).TotalDays:F0} days."), "Renew it, and see why that did not happen by itself.")
            : new Finding(Check, Outcome.Passed, $"The certificate of {host} is good until {day}.");
    }
}
