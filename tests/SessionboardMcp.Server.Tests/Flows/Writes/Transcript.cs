using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Writes a conversation down as people can read it: what was asked, each call, its answer cut to the first rows, and what the person did.</summary>
internal sealed partial class Transcript
{
    private const int Rows = 3;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private readonly List<(string Is, string Shown)> _names = [];

    /// <summary>What differs from run to run, and what it is shown as.</summary>
    public void Name(string value, string shown) => _names.Add((value, shown));

    public void Says(string person) => _text.Append(CultureInfo.InvariantCulture, $"\n## \"{person}\"\n\n");

    public void Note(string text) => _text.Append(CultureInfo.InvariantCulture, $"{text}\n\n");

    public void Call(string tool, object arguments, JsonElement answer)
    {
        _text.Append(CultureInfo.InvariantCulture, $"`{tool}` `{Cut(JsonSerializer.Serialize(arguments, Plain))}`\n\n");
        foreach (var name in (string[])["state", "decidedBy", "link"])
        {
            if (answer.TryGetProperty(name, out var value))
                _text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
        }

        if (answer.TryGetProperty("why", out var why))
            _text.Append(CultureInfo.InvariantCulture, $"- why: {string.Join(' ', why.EnumerateArray().Select(reason => reason.GetString()))}\n");
        if (answer.Notice() is { } notice)
            _text.Append(CultureInfo.InvariantCulture, $"- notice: {notice}\n");
        var columns = answer.Columns();
        var rows = answer.Rows();
        if (rows.Length > 0 && columns.Contains("outcome"))
        {
            _text.Append("\n| record | field | before | after | undoable | outcome |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var row in rows.Take(Rows))
                _text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", new[] { "record", "field", "before", "after", "undoable", "outcome" }.Select(column => row[Array.IndexOf(columns, column)].ToString()))} |\n");
        }

        var total = answer.GetProperty("total").GetInt32();
        if (total > Rows && columns.Contains("outcome"))
            _text.Append(CultureInfo.InvariantCulture, $"\n… {total} rows in all.\n");
        else if (!columns.Contains("outcome"))
            _text.Append(CultureInfo.InvariantCulture, $"- {total} rows.\n");
        _text.Append('\n');
    }

    /// <summary>The page as the person sees it, and the button that they press.</summary>
    public void Page(string html, string button) => _text.Append(
        CultureInfo.InvariantCulture,
        $"The person opens the link: **{Words(Title().Match(html).Groups[1].Value)}** Buttons: {string.Join(", ", Button().Matches(html).Select(match => $"[{Words(match.Groups[1].Value)}]"))}. They press [{button}].\n\n");

    /// <summary>The text, alike in every run.</summary>
    public override string ToString() => _names.Aggregate($"# Writes, step by step\n\nWritten by TranscriptTests; run it with UPDATE_SNAPSHOTS=1 to write it anew.\n{_text}", (text, name) => text.Replace(name.Is, name.Shown, StringComparison.Ordinal)).TrimEnd() + "\n";

    private static string Words(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    private static string Cut(string json) => json.Length <= 220 ? json : $"{json[..200]} … ({json.Split("\",\"").Length} in all)";

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<button[^>]*>(.*?)</button>", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
