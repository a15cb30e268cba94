using System.Globalization;
using System.Security.Cryptography;
using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Transport;

/// <summary>One operation with its arguments filled in.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Target">Path and query, relative to the base address.</param>
/// <param name="Body">The JSON body, if it has one.</param>
internal sealed record Call(Operation Operation, string Target, byte[]? Body = null)
{
    public static Call To(Operation operation, int? eventId = null, string? id = null, string query = "", byte[]? body = null, string? childId = null)
    {
        var path = operation.Path;
        if (eventId is { } number)
            path = path.Replace("{eventId}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (id is not null)
            path = path.Replace("{id}", Segment(operation, id), StringComparison.Ordinal);
        if (childId is not null)
            path = path.Replace("{childId}", Segment(operation, childId), StringComparison.Ordinal);
        return new Call(operation, query.Length == 0 ? path : path + "?" + query, body);
    }

    /// <summary>What makes two calls the same call.</summary>
    public string Identity =>
        string.Join(
            '|',
            Operation.Method.Method,
            Target,
            Body is null ? "" : Convert.ToHexString(SHA256.HashData(Body)));

    // Dots survive escaping, and ".." would climb out of the event; an empty id would turn a read into a list.
    private static string Segment(Operation operation, string id) =>
        id.Trim() is "" or "." or ".."
            ? throw new InvalidRequestException(operation.Name, null, "id", null, "The id is empty. Give the id of one record.")
            : Uri.EscapeDataString(id.Trim());
}
