using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>One operation among several that are sent in one request (schema BulkOperations of the API's description).</summary>
/// <param name="Action">What is done.</param>
/// <param name="Id">The record's id; null for one that is made.</param>
/// <param name="Fields">The fields to write, by the API's names; none for a deletion.</param>
/// <param name="ReadAt">When it had last changed as it was read. It is sent, but nothing documents that a bulk request is guarded by it. Null for none.</param>
public sealed record BulkOperation(BulkAction Action, string? Id, IReadOnlyDictionary<string, JsonElement> Fields, DateTimeOffset? ReadAt)
{
    /// <summary>How many operations a request can have.</summary>
    public const int Most = 100;
}

/// <summary>What one operation of a bulk request does.</summary>
public enum BulkAction
{
    /// <summary>It makes a record.</summary>
    Create,

    /// <summary>It changes fields of a record.</summary>
    Update,

    /// <summary>It deletes a record, softly.</summary>
    Delete,
}
