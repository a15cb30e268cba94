using System.Text.Json.Serialization;

namespace SessionboardMcp.Server.Identity.Authorization;

/// <summary>An authorization request that OpenIddict found right and that nobody has decided on. Only the page that asks holds it.</summary>
internal sealed record AskedRequest
{
    /// <summary>A random id that nobody can guess; what comes of the request is kept under it, so that it is decided once.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of the cookie that its browser was given.</summary>
    public required string CookieHash { get; init; }

    /// <summary>The assistant, by its client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the answer goes; it was checked against the client's registration.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>What the assistant wants back unchanged; null where it sent nothing.</summary>
    public required string? State { get; init; }

    /// <summary>Every parameter of the request, as a query string.</summary>
    public required string Parameters { get; init; }

    /// <summary>The scopes that the assistant asked for, narrowed to known ones.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>After which it is good for nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>How it is written before it is protected.</summary>
[JsonSerializable(typeof(AskedRequest))]
internal sealed partial class AskedRequestJson : JsonSerializerContext;
