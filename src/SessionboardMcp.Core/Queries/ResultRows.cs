using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Queries;

/// <summary>Makes the rows of a query fit to leave: masked, cleaned and bounded.</summary>
internal sealed class ResultRows
{
    // All cells of a row together stay well below the bound of an answer.
    private const int RowCharacters = 20_000;

    private readonly ResultColumns _columns;
    private readonly bool _masksText;
    private readonly int _maxLength;

    /// <summary>Prepares for columns.</summary>
    /// <param name="columns">What may be shown of them.</param>
    /// <param name="masksText">Whether addresses and numbers inside other texts are masked.</param>
    public ResultRows(ResultColumns columns, bool masksText)
    {
        _columns = columns;
        _masksText = masksText;
        _maxLength = Math.Clamp(RowCharacters / Math.Max(columns.Kept.Count, 1), 100, StrangersText.MaxLength);
    }

    /// <summary>Whether a value was cut.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Whether a value is prose that somebody wrote.</summary>
    public bool HasProse { get; private set; }

    /// <summary>One row of the result, made fit: the columns that may leave.</summary>
    public IReadOnlyList<JsonElement> Clean(IReadOnlyList<JsonElement> row) => [.. _columns.Kept.Select(column => Clean(row[column], column))];

    private JsonElement Clean(JsonElement value, int column) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => Cells.Null,
        JsonValueKind.Object or JsonValueKind.Array => Text(NestedValues.Write(value, _columns, column, Hidden)),
        // What is shown goes the whole way in Text.
        JsonValueKind.String => Text(_columns.Of(column) == ColumnRule.Shown ? Markup.TextOf(value.GetString()!) : Hidden(value.GetString()!, _columns.Of(column))),
        _ => IsShown(value, _columns.Of(column)) ? value : Cells.Text(PersonalDataMask.Value(value.GetRawText())),
    };

    private static bool IsShown(JsonElement value, ColumnRule rule) =>
        rule == ColumnRule.Shown || (rule == ColumnRule.Count && value.ValueKind == JsonValueKind.Number);

    // Some answers write numbers as text.
    private string Hidden(string text, ColumnRule rule) => rule switch
    {
        ColumnRule.Shown => StrangersText.Leaving(Markup.TextOf(text), _masksText),
        ColumnRule.Count when text.Length <= 9 && text.All(char.IsAsciiDigit) => text,
        _ => PersonalDataMask.Value(Markup.TextOf(text)),
    };

    private JsonElement Text(string hidden)
    {
        var clean = StrangersText.Plain(hidden, _masksText, _maxLength, out var wasCut);
        HasCut |= wasCut;
        HasProse |= clean.Length >= StrangersText.ProseLength;
        return Cells.Text(clean);
    }
}
