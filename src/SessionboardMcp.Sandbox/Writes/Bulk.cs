using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Several operations in one request. Each succeeds or fails alone, in their order; readers see them all at once.
/// </summary>
internal sealed class Bulk
{
    /// <summary>How many operations a request can have.</summary>
    public const int Most = 100;

    private readonly IReadOnlyList<(string Action, WriteBody Body)> _operations;

    private Bulk(IReadOnlyList<(string Action, WriteBody Body)> operations) => _operations = operations;

    /// <summary>How many of them would make a record.</summary>
    public int Creates => _operations.Count(operation => operation.Action == "create");

    /// <summary>Reads the body. What is wrong in an operation is told in its result, but each has to be one at all.</summary>
    /// <exception cref="RequestRefusedException">The body is no list of operations, or has too many.</exception>
    public static Bulk Of(WriteBody body, WriteRules rules)
    {
        var entries = body.List("operations") ?? throw RequestRefusedException.BadRequest("operations is missing.");
        body.Close(rules);
        if (entries.Count > Most)
            throw RequestRefusedException.BadRequest($"operations has {entries.Count} entries; a request can have {Most}.");
        return new Bulk([.. entries.Select((entry, index) => Operation(entry, $"operations[{index}]"))]);
    }

    /// <summary>Carries them out.</summary>
    /// <param name="rules">What is assumed of writes.</param>
    /// <param name="apply">Carries out one, and answers the id of its record.</param>
    public IReadOnlyList<BulkOutcome> Run(WriteRules rules, Func<BulkOperation, string> apply) =>
        [.. _operations.Select(operation => Run(operation.Action, operation.Body, rules, apply))];

    private static (string Action, WriteBody Body) Operation(JsonElement entry, string name)
    {
        var body = new WriteBody(entry, name);
        var action = body.Text("action");
        return action is "create" or "update" or "delete"
            ? (action, body)
            : throw RequestRefusedException.BadRequest($"{name}.action must be one of create, update, delete.");
    }

    private static BulkOutcome Run(string action, WriteBody body, WriteRules rules, Func<BulkOperation, string> apply)
    {
        string? id = null;
        try
        {
            id = body.Text("id");
            var operation = new BulkOperation(action, id, body.Nested("data"));
            body.Close(rules);
            return new BulkOutcome(action, apply(operation), Error: null);
        }
        catch (RequestRefusedException refused)
        {
            return new BulkOutcome(action, id, refused);
        }
    }
}

/// <summary>One operation of a bulk request.</summary>
/// <param name="Action"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="Id">The record; null where none is named.</param>
/// <param name="Data">What is written; null where nothing is.</param>
internal sealed record BulkOperation(string Action, string? Id, WriteBody? Data)
{
    /// <summary>What is written.</summary>
    public WriteBody Given() => Data ?? throw RequestRefusedException.BadRequest("data is missing.");

    /// <summary>The record's id.</summary>
    public string GivenId() => Id ?? throw RequestRefusedException.BadRequest("id is missing.");
}

/// <summary>What came of one operation.</summary>
/// <param name="Action">What it was to do.</param>
/// <param name="Id">The record, where there is one.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record BulkOutcome(string Action, string? Id, RequestRefusedException? Error)
{
    /// <summary>The error for machines. Which codes there are is not published.</summary>
    public string? Code => Error?.Status switch
    {
        null => null,
        StatusCodes.Status403Forbidden => "FORBIDDEN",
        StatusCodes.Status404NotFound => "NOT_FOUND",
        StatusCodes.Status409Conflict => "CONFLICT",
        _ => "VALIDATION_ERROR",
    };
}
