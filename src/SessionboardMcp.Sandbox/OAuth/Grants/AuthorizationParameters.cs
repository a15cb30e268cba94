using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace SessionboardMcp.Sandbox.OAuth.Grants;

/// <summary>The parameters of an authorization request, unchecked.</summary>
internal record AuthorizationParameters
{
    public string? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? ResponseType { get; init; }

    public string? CodeChallenge { get; init; }

    public string? CodeChallengeMethod { get; init; }

    public string? Scope { get; init; }

    public string? State { get; init; }

    /// <summary>Their names, as forms and queries write them, with their values.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Named() =>
    [
        new("client_id", ClientId), new("redirect_uri", RedirectUri), new("response_type", ResponseType),
        new("code_challenge", CodeChallenge), new("code_challenge_method", CodeChallengeMethod), new("scope", Scope), new("state", State),
    ];

    /// <summary>Reads them from a query. Unknown ones are ignored (RFC 6749, section 3.1).</summary>
    /// <exception cref="OAuthRefusedException">One is there twice.</exception>
    public static AuthorizationParameters Of(IQueryCollection query) => new()
    {
        ClientId = Once(query["client_id"], "client_id"),
        RedirectUri = Once(query["redirect_uri"], "redirect_uri"),
        ResponseType = Once(query["response_type"], "response_type"),
        CodeChallenge = Once(query["code_challenge"], "code_challenge"),
        CodeChallengeMethod = Once(query["code_challenge_method"], "code_challenge_method"),
        Scope = Once(query["scope"], "scope"),
        State = Once(query["state"], "state"),
    };

    /// <summary>A parameter's value; null where it is not there.</summary>
    /// <exception cref="OAuthRefusedException">It is there twice.</exception>
    protected static string? Once(StringValues values, string name) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => throw OAuthRefusedException.InvalidRequest($"{name} is there more than once."),
    };
}

/// <summary>What the consent page sends: the request once more, who allows it, and whether.</summary>
internal sealed record ConsentBody : AuthorizationParameters
{
    public string? Person { get; init; }

    public string? OrganizationId { get; init; }

    public bool? Approved { get; init; }

    /// <summary>Reads it from the page's form.</summary>
    /// <exception cref="OAuthRefusedException">A field is there twice.</exception>
    public static ConsentBody Of(IFormCollection form) => new()
    {
        ClientId = Once(form["client_id"], "client_id"),
        RedirectUri = Once(form["redirect_uri"], "redirect_uri"),
        ResponseType = Once(form["response_type"], "response_type"),
        CodeChallenge = Once(form["code_challenge"], "code_challenge"),
        CodeChallengeMethod = Once(form["code_challenge_method"], "code_challenge_method"),
        Scope = Once(form["scope"], "scope"),
        State = Once(form["state"], "state"),
        Person = Once(form["person"], "person"),
        OrganizationId = Once(form["organization_id"], "organization_id"),
        Approved = Once(form["approved"], "approved") switch { "true" => true, "false" => false, _ => null },
    };
}
