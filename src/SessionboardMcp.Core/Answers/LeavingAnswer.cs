using System.Collections.Concurrent;
using System.Text.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>
/// The last pass over an answer: every text in it, whoever made it and however, leaves on one line, visible, and masked where the receipt says
/// so. So no tool can write a stranger's text past it.
/// </summary>
internal static class LeavingAnswer
{
    private const int MostKnown = 1_000;

    // What an answer's columns are called, and its caveats, are mostly ours and the same each time.
    private static readonly ConcurrentDictionary<(string Text, bool Masks), string> Known = new();

    /// <summary>The answer as it may leave.</summary>
    public static TableAnswer Of(TableAnswer answer)
    {
        var masks = answer.Receipt.Masked;
        string Leave(string text) => StrangersText.Leaving(text, masks);
        return answer with
        {
            Head = [.. answer.Head.Select(one => KeyValuePair.Create(one.Key, Head(one.Value, masks)))],
            Columns = [.. answer.Columns.Select(column => Again(column, masks))],
            Rows = [.. answer.Rows.Select(row => row is LeftRow left && left.IsMasked == masks ? left : (IReadOnlyList<JsonElement>)[.. row.Select(value => Of(value, masks))])],
            Notices = [.. answer.Notices.Select(Leave)],
            Receipt = Of(answer.Receipt, masks),
        };
    }

    /// <summary>A value as it may leave.</summary>
    public static JsonElement Of(JsonElement value, bool masks)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return Cells.Text(StrangersText.Leaving(NestedText.Of(value), masks));
        if (value.ValueKind != JsonValueKind.String)
            return value;
        var text = value.GetString()!;
        var leaving = StrangersText.Leaving(text, masks);
        return leaving == text ? value : Cells.Text(leaving);
    }

    // A list of texts stays one.
    private static JsonElement Head(JsonElement value, bool masks) =>
        value.ValueKind == JsonValueKind.Array ? Cells.List(value.EnumerateArray().Select(item => StrangersText.Leaving(item.ToString(), masks))) : Of(value, masks);

    private static Receipt Of(Receipt receipt, bool masks) => receipt with
    {
        Event = receipt.Event is null ? null : StrangersText.Leaving(receipt.Event, masks),
        // A query keeps its lines, as a comment in it ends with one.
        Query = receipt.Query is null ? null : Query(receipt.Query, masks),
        Caveats = [.. receipt.Caveats.Select(caveat => Again(caveat, masks))],
    };

    private static string Again(string text, bool masks)
    {
        if (Known.TryGetValue((text, masks), out var known))
            return known;
        var leaving = StrangersText.Leaving(text, masks);
        if (Known.Count >= MostKnown)
            Known.Clear();
        Known[(text, masks)] = leaving;
        return leaving;
    }

    private static string Query(string query, bool masks)
    {
        var visible = StrangersText.WithoutInvisible(query);
        return masks ? PersonalDataMask.Within(visible) : visible;
    }
}
