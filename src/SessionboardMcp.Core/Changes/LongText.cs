using System.Runtime.InteropServices;
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
            {
                var (name, text) = line.Split(": ", 2) is [var before, var after] ? (before, after) : ("", line);
                Look(found, KindOf(name), text);
            }
        }

        if (answer.TryGetProperty(Rows, out var rows) && rows.ValueKind == JsonValueKind.Array)
        {
            List<string> columns = answer.TryGetProperty(Columns, out var names) && names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => name.ToString())] : [];
            var isFields = columns is ["field", "value"];
            LongTextKind[] kinds = [.. columns.Select(KindOf)];
            foreach (var row in rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array))
                Row(found, kinds, row, isFields);
        }

        return found;
    }

    private static void Row(List<LongText> found, LongTextKind[] kinds, JsonElement row, bool isFields)
    {
        // A row for each field of one record names it in its first cell.
        if (isFields && row.GetArrayLength() == 2 && row[0] is { ValueKind: JsonValueKind.String } field)
        {
            Cell(found, KindOf(field.GetString()!), row[1]);
            return;
        }

        var place = 0;
        foreach (var cell in row.EnumerateArray())
        {
            Cell(found, place < kinds.Length ? kinds[place] : LongTextKind.Other, cell);
            place++;
        }
    }

    private static void Cell(List<LongText> found, LongTextKind kind, JsonElement value)
    {
        // As it is written it is never shorter, so that short ones need not be read.
        if (value.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(value).Length >= Least(kind))
            Look(found, kind, value.GetString()!);
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Cell(found, kind, item);
        }
    }

    private static void Look(List<LongText> found, LongTextKind kind, string text)
    {
        if (text.Length >= Least(kind))
            found.Add(new LongText(((long)string.GetHashCode(text, StringComparison.Ordinal) << 32) | (uint)text.Length, kind));
    }

    private static int Least(LongTextKind kind) => kind == LongTextKind.Other ? StrangersText.ProseLength : Shortest;

    private static LongTextKind KindOf(string name) =>
        Is(Abstracts, name) ? LongTextKind.Abstract : Is(Biographies, name) ? LongTextKind.Biography : LongTextKind.Other;

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
