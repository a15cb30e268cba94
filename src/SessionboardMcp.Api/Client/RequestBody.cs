using System.Buffers;
using System.Text.Json;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Api.Client;

/// <summary>Writes the bodies of the POSTs. Equal requests give equal bytes, so that they are seen to be the same.</summary>
internal static class RequestBody
{
    /// <summary>The body of a search without filters.</summary>
    public static byte[] Empty { get; } = "{}"u8.ToArray();

    public static byte[] Of(SessionSearch search) => Write(json =>
    {
        Filters(json, (search.CreatedAfter, search.CreatedBefore), (search.UpdatedAfter, search.UpdatedBefore), search.Status, search.IsAbstract);
        Sort(json, search.Order);
        if (!search.IncludeLinkedSources) return;
        json.WriteStartArray("expand");
        json.WriteStringValue("linked_sources");
        json.WriteEndArray();
    });

    public static byte[] Of(ContactSearch search) => Write(json =>
    {
        Filters(json, (search.CreatedAfter, search.CreatedBefore), (search.UpdatedAfter, search.UpdatedBefore), search.Status, null);
        Sort(json, search.Order);
    });

    public static byte[] Of(SessionTraceSearch search) => Write(json =>
    {
        json.WriteStartObject("filters");
        Span(json, "updatedAt", search.UpdatedAfter, null);
        Span(json, "deletedAt", search.DeletedAfter, null);
        json.WriteEndObject();
        Sort(json, search.Order);
    });

    public static byte[] Of(QueryRequest request, IReadOnlyList<int> events) => Write(json =>
    {
        json.WriteString("query", request.Query);
        json.WriteBoolean("obfuscatePii", request.ObfuscatePii);
        json.WriteNumber("page", request.Page);
        if (request.Limit is { } limit) json.WriteNumber("limit", limit);
        if (events.Count < 2) return;
        json.WriteStartArray("eventIds");
        foreach (var id in events) json.WriteNumberValue(id);
        json.WriteEndArray();
    });

    public static byte[] Of(QuestionRequest request) => Write(json =>
    {
        json.WriteString("prompt", request.Prompt);
        if (request.EventId is { } id) json.WriteNumber("eventId", id);
    });

    public static byte[] Of(ReportRun run) => Write(json =>
    {
        if (run.EventId is { } id) json.WriteNumber("eventId", id);
        json.WriteBoolean("obfuscatePii", run.ObfuscatePii);
        json.WriteNumber("page", run.Page);
        if (run.Limit is { } limit) json.WriteNumber("limit", limit);
    });

    private static void Filters(
        Utf8JsonWriter json,
        (DateTimeOffset? After, DateTimeOffset? Before) created,
        (DateTimeOffset? After, DateTimeOffset? Before) updated,
        string? status,
        bool? isAbstract)
    {
        json.WriteStartObject("filters");
        Span(json, "createdAt", created.After, created.Before);
        Span(json, "updatedAt", updated.After, updated.Before);
        if (status is not null) json.WriteString("status", status);
        if (isAbstract is { } value) json.WriteBoolean("isAbstract", value);
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, string name, DateTimeOffset? after, DateTimeOffset? before)
    {
        if (after is null && before is null) return;
        json.WriteStartObject(name);
        if (after is { } from) json.WriteString("after", LooseTime.Text(from));
        if (before is { } to) json.WriteString("before", LooseTime.Text(to));
        json.WriteEndObject();
    }

    private static void Sort(Utf8JsonWriter json, SearchOrder? order)
    {
        if (order is not { } chosen) return;
        json.WriteStartObject("sort");
        json.WriteString("order", chosen is SearchOrder.CreatedAscending or SearchOrder.CreatedDescending ? "createdAt" : "updatedAt");
        json.WriteString("sort", chosen is SearchOrder.CreatedAscending or SearchOrder.UpdatedAscending ? "asc" : "desc");
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}
