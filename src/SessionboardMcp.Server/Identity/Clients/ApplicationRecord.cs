using System.Globalization;
using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Identity.Clients;

/// <summary>How a client is written as an OpenIddict application, with properties of ours beside.</summary>
internal static class ApplicationRecord
{
    private const string SourceProperty = "sessionboard_source";
    private const string SeenProperty = "sessionboard_seen";
    private const string RefreshesProperty = "sessionboard_refreshes";

    /// <summary>Describes a client: public, by code with PKCE and refresh tokens only, and asked for consent every time.</summary>
    public static OpenIddictApplicationDescriptor From(ClientApplication client, DateTimeOffset now)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            DisplayName = client.Name,
            ClientType = ClientTypes.Public,
            ApplicationType = client.IsNative ? ApplicationTypes.Native : ApplicationTypes.Web,
            ConsentType = ConsentTypes.Explicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var redirect in client.RedirectUris)
            descriptor.RedirectUris.Add(new Uri(redirect));
        descriptor.Properties[SourceProperty] = Json(client.Source.ToString());
        if (client.Refreshes)
            descriptor.Properties[RefreshesProperty] = Json("yes");
        SetSeen(descriptor, now);
        return descriptor;
    }

    /// <summary>Whether two descriptions mean the same, whenever they were seen.</summary>
    public static bool AreSame(OpenIddictApplicationDescriptor one, OpenIddictApplicationDescriptor other) =>
        one.DisplayName == other.DisplayName
        && one.ApplicationType == other.ApplicationType
        && Refreshes(one.Properties) == Refreshes(other.Properties)
        && Source(one.Properties) == Source(other.Properties)
        && one.RedirectUris.Select(Text).ToHashSet().SetEquals(other.RedirectUris.Select(Text));

    /// <summary>Notes when the client last signed somebody in, or was registered.</summary>
    public static void SetSeen(OpenIddictApplicationDescriptor descriptor, DateTimeOffset now) =>
        descriptor.Properties[SeenProperty] = Json(now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>When it last did; long ago where it is not known.</summary>
    public static DateTimeOffset Seen(IReadOnlyDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(SeenProperty, out var value) && value.TryGetDateTimeOffset(out var seen) ? seen : DateTimeOffset.UnixEpoch;

    /// <summary>How it became known; null for an application that is not one of ours to change or forget.</summary>
    public static ClientSource? Source(IReadOnlyDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(SourceProperty, out var value) && Enum.TryParse<ClientSource>(value.GetString(), out var source) ? source : null;

    /// <summary>Whether it said that it uses refresh tokens.</summary>
    public static bool Refreshes(IReadOnlyDictionary<string, JsonElement> properties) => properties.ContainsKey(RefreshesProperty);

    private static string Text(Uri uri) => uri.OriginalString;

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, ClientJson.Default.String);
}
