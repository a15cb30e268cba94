using System.Data.Common;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Storage;

/// <summary>The statement of <see cref="IGrantTable"/>, in words that both databases know.</summary>
internal static class GrantStatements
{
    /// <summary>Finds it, by <c>@id</c>, <c>@client</c> and <c>@token</c>.</summary>
    public const string Find = $"""
        SELECT connection."Id", connection."ClientId", connection."ClientName", connection."RedirectHost", connection."Region", connection."UpstreamHost",
            connection."ChosenScopes", connection."GrantedScopes", connection."ShowsPersonalData", connection."AsksForEveryChange", connection."EditsFreelyUntil",
            connection."Label", connection."CreatedAt", connection."LastUsedAt", connection."BrowserKeyHash", connection."UpstreamAccessToken",
            connection."UpstreamRefreshToken", connection."UpstreamExpiresAt", connection."LeaseOwner", connection."LeaseExpiresAt", connection."Version"
        FROM "Connections" AS connection
        JOIN "OpenIddictTokens" AS token ON token."Subject" = connection."Id"
        JOIN "OpenIddictAuthorizations" AS authorized ON authorized."Id" = token."AuthorizationId"
        WHERE connection."Id" = @id AND connection."ClientId" = @client AND connection."EndedAt" IS NULL
            AND token."Id" = @token AND token."Status" = '{Statuses.Valid}' AND authorized."Status" = '{Statuses.Valid}'
        """;

    /// <summary>The connection of a row that <see cref="Find"/> gave.</summary>
    public static Connection ConnectionOf(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        ClientId = row.GetString(1),
        ClientName = row.GetString(2),
        RedirectHost = row.GetString(3),
        Region = row.GetString(4),
        UpstreamHost = row.GetString(5),
        ChosenScopes = StoredScopes.Read(row.GetString(6)),
        GrantedScopes = StoredScopes.Read(row.GetString(7)),
        ShowsPersonalData = row.GetBoolean(8),
        AsksForEveryChange = row.GetBoolean(9),
        EditsFreelyUntil = Time(row, 10),
        Label = Text(row, 11),
        CreatedAt = Time(row, 12)!.Value,
        LastUsedAt = Time(row, 13),
        BrowserKeyHash = row.GetString(14),
        UpstreamAccessToken = Text(row, 15),
        UpstreamRefreshToken = Text(row, 16),
        UpstreamExpiresAt = Time(row, 17)!.Value,
        LeaseOwner = Text(row, 18),
        LeaseExpiresAt = Time(row, 19),
        Version = row.GetInt64(20),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
