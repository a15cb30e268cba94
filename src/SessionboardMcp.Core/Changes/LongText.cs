using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes;

/// <summary>A text in an answer that somebody else wrote, long enough to hold instructions.</summary>
/// <param name="Key">Tells it from others.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct LongText(long Key, LongTextKind Kind)
{
    private static readonly string[] Abstracts = ["description", "abstract"];
    private static readonly string[] Biographies = ["biography", "about", "bio"];

    // Of a text that is one for sure less is enough.
    private const int Shortest = 20;

    private const string Rows = "rows";
    private const string Columns = "columns";
    private const string Document = "text";

    /// <summary>The texts of an answer: of its rows, by the names of their columns or fields; of a document, line by line.</summary>
    public static IReadOnlyCollection<LongText> In(JsonElement answer)
    {
        var found = new List<LongText>();
        if (answer.ValueKind != JsonValueKind.Object)
            return found;
        if (answer.TryGetProperty(Document, out var document) && document.ValueKind == JsonValueKind.String)
        {
            foreach (var line in document.GetString()!.Split('\n'))
                Look(found, line.Split(": ", 2) is [var name, var text] ? (name, text) : ("", line));
        }

        if (answer.TryGetProperty(Rows, out var rows) && rows.ValueKind == JsonValueKind.Array)
        {
            var columns = answer.TryGetProperty(Columns, out var names) && names.ValueKind == JsonValueKind.Array ? names.EnumerateArray().Select(name => name.ToString()).ToList() : [];
            foreach (var row in rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array))
                Row(found, columns, [.. row.EnumerateArray()]);
        }

        return found;
    }

    private static void Row(List<LongText> found, List<string> columns, JsonElement[] cells)
    {
        // A row for each field of one record names it in its first cell.
        if (columns is ["field", "value"] && cells is [{ ValueKind: JsonValueKind.String } field, var value])
        {
            Cell(found, field.GetString()!, value);
            return;
        }

        for (var place = 0; place < cells.Length; place++)
            Cell(found, place < columns.Count ? columns[place] : "", cells[place]);
    }

    private static void Cell(List<LongText> found, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            Look(found, (name, value.GetString()!));
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Cell(found, name, item);
        }
    }

    private static void Look(List<LongText> found, (string Name, string Text) one)
    {
        var kind = Is(Abstracts, one.Name) ? LongTextKind.Abstract : Is(Biographies, one.Name) ? LongTextKind.Biography : LongTextKind.Other;
        if (one.Text.Length >= (kind == LongTextKind.Other ? StrangersText.ProseLength : Shortest))
            found.Add(new LongText(((long)string.GetHashCode(one.Text, StringComparison.Ordinal) << 32) | (uint)one.Text.Length, kind));
    }

    // Queries name columns as they like: session.description, speaker_about.
    private static bool Is(string[] words, string name) => words.Any(word => name.Split('.', '_', ' ').Contains(word, StringComparer.OrdinalIgnoreCase));
}

/// <summary>What a long text is.</summary>
internal enum LongTextKind
{
    /// <summary>An abstract, or the description of a session.</summary>
    Abstract,

    /// <summary>What a person says of themselves.</summary>
    Biography,

    /// <summary>An answer in a form, a transcript, or whatever else.</summary>
    Other,
}
