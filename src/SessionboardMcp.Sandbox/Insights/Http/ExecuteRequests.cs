using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Insights.Execution;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Turns the body of an execute request into a request that can be run, or refuses it.</summary>
internal static class ExecuteRequests
{
    private const string NoObject = "The body must be a JSON object.";

    /// <summary>Reads the body.</summary>
    /// <exception cref="RequestRefusedException">It is no JSON object of the documented types.</exception>
    public static async Task<ExecuteBody> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, ExecuteJson.Default.ExecuteBody, context.RequestAborted)
                ?? throw RequestRefusedException.BadRequest(NoObject);
        }
        catch (JsonException e)
        {
            // Broken JSON, too, has the path at which it broke; only its inner exception tells it from a wrong type.
            var isTyped = e.InnerException is not JsonException;
            throw RequestRefusedException.BadRequest(
                isTyped && e.Path is { Length: > 2 } path ? $"{path[2..]} has the wrong type." : NoObject);
        }
    }

    /// <summary>Reads a body that may be missing.</summary>
    /// <exception cref="RequestRefusedException">It is there, and no JSON object of the documented types.</exception>
    public static async Task<ExecuteBody> ReadOptionalAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length == 0)
            return new ExecuteBody();
        body.Position = 0;
        context.Request.Body = body;
        return await ReadAsync(context);
    }

    /// <summary>Checks the body and fills in the defaults. What the sandbox does not emulate is refused rather than ignored.</summary>
    /// <exception cref="RequestRefusedException">A value is missing, out of range or not emulated.</exception>
    public static InsightsRequest Checked(ExecuteBody body, IReadOnlyList<int> eventIds, SandboxToken token) => new()
    {
        Query = string.IsNullOrWhiteSpace(body.Query) ? throw RequestRefusedException.BadRequest("query is missing.") : body.Query,
        EventIds = eventIds,
        MasksPii = (body.ObfuscatePii ?? true) || token.HidesPii,
        Page = Between(body.Page ?? 1, 1, int.MaxValue, "page"),
        Limit = Between(body.Limit ?? InsightsRequest.DefaultLimit, 1, InsightsRequest.MaxLimit, "limit"),
        Search = body.Search,
        GroupBy = string.IsNullOrEmpty(body.GroupBy) ? null : body.GroupBy,
        Pivot = string.IsNullOrEmpty(body.Pivot) ? null : body.Pivot,
        SortBy = string.IsNullOrEmpty(body.SortBy) ? null : body.SortBy,
        SortDescending = Descends(body.SortDirection),
    };

    /// <summary>Refuses what is documented by name only, so that what it would do had to be guessed.</summary>
    /// <exception cref="RequestRefusedException">One of them is asked for.</exception>
    public static void RefuseUnemulated(ExecuteBody body)
    {
        if (body.Format is not (null or "" or "json"))
            throw RequestRefusedException.BadRequest("format is not emulated by the sandbox but for json.");
    }

    /// <summary>The events of the request: those that it names, or all that the token may see.</summary>
    /// <exception cref="RequestRefusedException">It names none, both ways at once, or one that the token may not see.</exception>
    public static IReadOnlyList<int> EventsOf(ExecuteBody body, Organization organization, SandboxToken token)
    {
        var visible = organization.Events.Select(@event => @event.Id).Where(token.MaySee).ToList();
        if (body.EventIds is null && body.EventId is null)
            return visible;
        if (body.EventIds is not null && body.EventId is not null)
            throw RequestRefusedException.BadRequest("eventId and eventIds exclude each other.");
        // An empty list that meant all events would answer more than was asked.
        if (body.EventIds is { Count: 0 })
            throw RequestRefusedException.BadRequest("eventIds is empty.");
        IReadOnlyList<int> asked = body.EventIds ?? [body.EventId!.Value];
        // Answered like an event that does not exist, as everywhere in the sandbox.
        return asked.All(visible.Contains) ? asked : throw RequestRefusedException.NotFound("There is no such event.");
    }

    private static int Between(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw RequestRefusedException.BadRequest(high == int.MaxValue ? $"{name} must be {low} or more." : $"{name} must be from {low} to {high}.");

    private static bool Descends(string? direction) => direction?.ToUpperInvariant() switch
    {
        null or "" or "ASC" => false,
        "DESC" => true,
        _ => throw RequestRefusedException.BadRequest("sortDirection must be asc or desc."),
    };
}
