using System.Text.Json;

namespace SessionboardMcp.Api.Json;

/// <summary>Writes what the bodies of the POST searches have in common.</summary>
internal static class SearchBody
{
    public static void Filters(
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

    public static void Span(Utf8JsonWriter json, string name, DateTimeOffset? after, DateTimeOffset? before)
    {
        if (after is null && before is null) return;
        json.WriteStartObject(name);
        if (after is { } from) json.WriteString("after", LooseTime.Text(from));
        if (before is { } to) json.WriteString("before", LooseTime.Text(to));
        json.WriteEndObject();
    }

    public static void Sort(Utf8JsonWriter json, SearchOrder? order)
    {
        if (order is not { } chosen) return;
        json.WriteStartObject("sort");
        json.WriteString("order", chosen is SearchOrder.CreatedAscending or SearchOrder.CreatedDescending ? "createdAt" : "updatedAt");
        json.WriteString("sort", chosen is SearchOrder.CreatedAscending or SearchOrder.UpdatedAscending ? "asc" : "desc");
        json.WriteEndObject();
    }
}
