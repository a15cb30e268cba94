using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SessionboardMcp.Server.Pages;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>What <c>connections list</c> prints. Names and labels are strangers' and people's words: cleaned, on one line.</summary>
internal static class ConnectionList
{
    private static readonly string[] Header = ["id", "since", "last used", "region", "assistant", "label", "access", "state"];

    /// <summary>For a person: a header, then a line a connection, with tabs between.</summary>
    public static string AsText(IEnumerable<Connection> connections) => string.Join('\n', connections.Select(Line).Prepend(string.Join('\t', Header)));

    /// <summary>For a program: <c>[{id, since, lastUsed?, region, assistant, label?, access: […], endedAt?, endReason?}]</c>.</summary>
    public static string AsJson(IEnumerable<Connection> connections)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var connection in connections)
                Write(writer, connection);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Connection connection)
    {
        writer.WriteStartObject();
        writer.WriteString("id", connection.Id);
        writer.WriteString("since", Time(connection.CreatedAt));
        if (connection.LastUsedAt is { } used)
            writer.WriteString("lastUsed", Time(used));
        writer.WriteString("region", connection.Region);
        writer.WriteString("assistant", ForeignText.Clean(connection.ClientName, "-"));
        if (connection.Label is not null)
            writer.WriteString("label", ForeignText.Clean(connection.Label, "-"));
        writer.WriteStartArray("access");
        foreach (var scope in Access(connection))
            writer.WriteStringValue(scope);
        writer.WriteEndArray();
        if (connection.EndedAt is { } ended)
        {
            writer.WriteString("endedAt", Time(ended));
            writer.WriteString("endReason", connection.EndReason);
        }

        writer.WriteEndObject();
    }

    private static string Line(Connection connection) => string.Join('\t',
    [
        connection.Id,
        Time(connection.CreatedAt),
        connection.LastUsedAt is { } used ? Time(used) : "never used",
        connection.Region,
        ForeignText.Clean(connection.ClientName, "-"),
        ForeignText.Clean(connection.Label, "-"),
        string.Join(' ', Access(connection)),
        connection.EndedAt is { } ended ? $"ended {Time(ended)}: {connection.EndReason}" : "connected",
    ]);

    private static IEnumerable<string> Access(Connection connection) =>
        connection.ChosenScopes.Where(connection.GrantedScopes.Contains).Order(StringComparer.Ordinal);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
