using System.Globalization;
using Microsoft.Extensions.Options;
using SessionboardMcp.Api.Credentials;

namespace SessionboardMcp.Api.Configuration;

/// <summary>Checks <see cref="SessionboardOptions"/>: each message names the key, the value and what to do.</summary>
public sealed class SessionboardOptionsValidator : IValidateOptions<SessionboardOptions>
{
    /// <summary>Checks one set of options.</summary>
    /// <param name="name">The options' name; all are checked alike.</param>
    /// <param name="options">The options.</param>
    /// <returns>Success, or every failure at once. No message holds the token.</returns>
    public ValidateOptionsResult Validate(string? name, SessionboardOptions options)
    {
        var failures = new List<string>();
        var address = CheckAddress(options, failures);
        CheckToken(options, address, failures);
        Within(failures, nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(failures, nameof(options.Deadline), options.Deadline, options.AttemptTimeout, TimeSpan.FromHours(1));
        Within(failures, nameof(options.MaxResponseBytes), options.MaxResponseBytes, 1024, 256 * 1024 * 1024);
        Within(failures, nameof(options.MaxRetries), options.MaxRetries, 0, 5);
        Within(failures, nameof(options.MaxRateLimitWait), options.MaxRateLimitWait, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Within(failures, nameof(options.SchemaTtl), options.SchemaTtl, TimeSpan.Zero, TimeSpan.FromDays(1));
        Within(failures, nameof(options.EventsTtl), options.EventsTtl, TimeSpan.Zero, TimeSpan.FromDays(1));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static string RegionMessage(string? region) =>
        $"Sessionboard:Region is '{region}'. Set it to 'us' or 'eu', the region that holds the organization.";

    // The value is left out here alone: an address that fails the check may well have a password in it.
    internal static string BaseUrlMessage() =>
        "Sessionboard:BaseUrl is not an address that a credential may be sent to. "
        + "Set it to https://host, or to http://localhost:port for a server on this machine, "
        + "without user name, query or fragment; or leave it out and set Sessionboard:Region.";

    internal static string SandboxTokenMessage(Uri address) =>
        $"Sessionboard:ApiToken is a sandbox token, but the address is '{address.Host}', which is not this machine. "
        + "Set Sessionboard:BaseUrl to the sandbox's own http://localhost address, or use a token made in Sessionboard.";

    private static Uri? CheckAddress(SessionboardOptions options, List<string> failures)
    {
        if (string.IsNullOrWhiteSpace(options.BaseUrl))
        {
            var host = SessionboardHosts.OfRegion(options.Region);
            if (host is null) failures.Add(RegionMessage(options.Region));
            return host;
        }

        var address = SessionboardHosts.Parse(options.BaseUrl);
        if (address is null) failures.Add(DescribeBaseUrl(options.BaseUrl));
        return address;
    }

    private static string DescribeBaseUrl(string value) =>
        Uri.TryCreate(value.Trim(), UriKind.Absolute, out var address)
            && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            ? $"Sessionboard:BaseUrl is '{value}'. {BaseUrlMessage()}"
            : BaseUrlMessage();

    private static void CheckToken(SessionboardOptions options, Uri? address, List<string> failures)
    {
        if (string.IsNullOrEmpty(options.ApiToken)) return;
        if (!Credential.IsSendable(options.ApiToken))
            failures.Add("Sessionboard:ApiToken holds a space, a line break or another character no token has. Copy it again.");
        else if (address is not null && Credential.IsForSandbox(options.ApiToken) && !address.IsLoopback)
            failures.Add(SandboxTokenMessage(address));
    }

    private static void Within<T>(List<string> failures, string key, T value, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0) return;
        failures.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Sessionboard:{key} is '{value}'. Set it to a value from {least} to {most}."));
    }
}
