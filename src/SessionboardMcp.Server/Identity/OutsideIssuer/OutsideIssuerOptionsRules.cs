using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Identity.OutsideIssuer;

/// <summary>Checks <see cref="OutsideIssuerOptions"/> at start: half a configuration would let in the wrong people, or nobody.</summary>
internal sealed partial class OutsideIssuerOptionsRules : IValidateOptions<OutsideIssuerOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, OutsideIssuerOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        if (!IsAuthority(options.Authority))
            problems.AddError($"OutsideIssuer:Authority is '{ShownAddress.Of(options.Authority)}'. Set it to the issuer address of the identity provider, such as https://login.example.org/tenant; http is for this machine only.");
        if (string.IsNullOrWhiteSpace(options.Audience) || options.Audience.Trim() != options.Audience || options.Audience.Contains('*', StringComparison.Ordinal))
            problems.AddError($"OutsideIssuer:Audience is '{options.Audience}'. Set it to the exact audience that the identity provider writes into tokens for this server; without it, tokens for other programs would be accepted.");
        if (string.IsNullOrWhiteSpace(options.GroupsClaim))
            problems.AddError("OutsideIssuer:GroupsClaim is empty. Set it to the claim that lists a person's groups, such as groups or roles.");
        if (options.Access.Count == 0)
            problems.AddError("OutsideIssuer:Access has no entry, so nobody could do anything. Add one, such as OutsideIssuer:Access:0:Group=organizers with OutsideIssuer:Access:0:Gives=\"read:insights read:events\".");
        for (var index = 0; index < options.Access.Count; index++)
            Check(options.Access[index], $"OutsideIssuer:Access:{index}", problems);
        if (!options.SignIn.IsConfigured && !string.IsNullOrWhiteSpace(options.SignIn.ClientSecret))
            problems.AddError("OutsideIssuer:SignIn:ClientSecret is set, and OutsideIssuer:SignIn:ClientId is not. Set it to the client that is registered at the identity provider for this server's pages, or remove both.");
        if (!options.SignIn.IsConfigured && options.SignIn.AskedScopes.Any())
            problems.AddError("OutsideIssuer:SignIn:Scopes is set, and OutsideIssuer:SignIn:ClientId is not. Set that to the client that is registered at the identity provider for this server's pages, or remove both.");
        // RFC 6749, section 3.3.
        if (options.SignIn.AskedScopes.FirstOrDefault(scope => scope.Any(letter => letter is <= ' ' or > '~' or '"' or '\\' or ',')) is { } odd)
            problems.AddError($"OutsideIssuer:SignIn:Scopes holds '{odd}'. Write scopes of the identity provider, separated by spaces, such as \"profile groups\".");
        return problems.Build();
    }

    private static void Check(OutsideAccess access, string key, ValidateOptionsResultBuilder problems)
    {
        if (string.IsNullOrWhiteSpace(access.Group) && string.IsNullOrWhiteSpace(access.Scope))
            problems.AddError($"{key} names neither Group nor Scope. Set one: an entry for everybody does not exist.");
        if (!access.Scopes.Any())
            problems.AddError($"{key}:Gives is empty. Set it to scopes of Sessionboard, such as read:insights read:events.");
        foreach (var scope in access.Scopes.Where(scope => !SessionboardScope().IsMatch(scope)))
            problems.AddError($"{key}:Gives holds '{scope}'. Write scopes of Sessionboard, such as read:insights or write:sessions.");
    }

    private static bool IsAuthority(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && LocalAddresses.IsLoopback(uri.Host)))
        && uri is { UserInfo: "", Query: "", Fragment: "" };

    [GeneratedRegex("^(read|write):[a-z]+$", RegexOptions.CultureInvariant)]
    private static partial Regex SessionboardScope();
}
