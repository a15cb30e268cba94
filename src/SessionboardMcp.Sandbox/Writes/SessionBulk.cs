using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>
/// Several operations on sessions in one request. Each succeeds or fails alone, in their order; readers see them all at once.
/// </summary>
internal sealed class SessionBulk
{
    /// <summary>How many operations a request can have.</summary>
    public const int Most = 100;

    private readonly IReadOnlyList<(string Action, WriteBody Body)> _operations;

    private SessionBulk(IReadOnlyList<(string Action, WriteBody Body)> operations) => _operations = operations;

    /// <summary>How many of them would make a session.</summary>
    public int Creates => _operations.Count(operation => operation.Action == "create");

    /// <summary>Reads the body. What is wrong in an operation is told in its result, but each has to be one at all.</summary>
    /// <exception cref="RequestRefusedException">The body is no list of operations, or has too many.</exception>
    public static SessionBulk Of(WriteBody body, WriteRules rules)
    {
        var entries = body.List("operations") ?? throw RequestRefusedException.BadRequest("operations is missing.");
        body.Close(rules);
        if (entries.Count > Most)
            throw RequestRefusedException.BadRequest($"operations has {entries.Count} entries; a request can have {Most}.");
        return new SessionBulk([.. entries.Select((entry, index) => Operation(entry, $"operations[{index}]"))]);
    }

    /// <summary>Carries them out.</summary>
    public IReadOnlyList<BulkOutcome> Run(ProgrammeEdit edit, WriteRules rules, TimeProvider time) =>
        [.. _operations.Select(operation => Run(operation.Action, operation.Body, edit, rules, time))];

    private static (string Action, WriteBody Body) Operation(JsonElement entry, string name)
    {
        var body = new WriteBody(entry, name);
        var action = body.Text("action");
        return action is "create" or "update" or "delete"
            ? (action, body)
            : throw RequestRefusedException.BadRequest($"{name}.action must be one of create, update, delete.");
    }

    private static BulkOutcome Run(string action, WriteBody body, ProgrammeEdit edit, WriteRules rules, TimeProvider time)
    {
        Guid? id = null;
        try
        {
            id = body.Id("id");
            return new BulkOutcome(action, Apply(action, id, body, edit, rules, time), Error: null);
        }
        catch (RequestRefusedException refused)
        {
            return new BulkOutcome(action, id, refused);
        }
    }

    private static Guid Apply(string action, Guid? id, WriteBody body, ProgrammeEdit edit, WriteRules rules, TimeProvider time)
    {
        var data = body.Nested("data");
        body.Close(rules);
        return action switch
        {
            "create" => SessionWrites.Create(edit, SessionBody.OfCreate(Given(data), rules), time).Id,
            "update" => SessionWrites.Update(edit, Given(id), SessionBody.OfBulkUpdate(Given(data), rules), time).Id,
            _ => SessionWrites.Delete(edit, Given(id), time).Id,
        };
    }

    private static WriteBody Given(WriteBody? data) => data ?? throw RequestRefusedException.BadRequest("data is missing.");

    private static Guid Given(Guid? id) => id ?? throw RequestRefusedException.BadRequest("id is missing.");
}

/// <summary>What came of one operation.</summary>
/// <param name="Action">What it was to do.</param>
/// <param name="Id">The session, where there is one.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record BulkOutcome(string Action, Guid? Id, RequestRefusedException? Error)
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
