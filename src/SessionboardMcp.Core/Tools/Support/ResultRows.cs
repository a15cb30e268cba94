using System.Text.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Tools.Support;

/// <summary>Makes the rows of a query fit to leave: masked, cleaned and bounded.</summary>
internal sealed class ResultRows
{
    // All cells of a row together stay well below the bound of an answer.
    private const int RowCharacters = 20_000;

    private readonly bool[] _masked;
    private readonly bool _masksText;
    private readonly int _maxLength;

    /// <summary>Prepares for columns.</summary>
    /// <param name="masked">For each column, whether its values are masked whole.</param>
    /// <param name="masksText">Whether addresses and numbers inside other texts are masked.</param>
    public ResultRows(bool[] masked, bool masksText)
    {
        _masked = masked;
        _masksText = masksText;
        _maxLength = Math.Clamp(RowCharacters / Math.Max(masked.Length, 1), 100, StrangersText.MaxLength);
    }

    /// <summary>Whether a value was cut.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Whether a value is prose that somebody wrote.</summary>
    public bool HasProse { get; private set; }

    /// <summary>One row, made fit.</summary>
    public IReadOnlyList<JsonElement> Clean(IEnumerable<JsonElement> row) => [.. row.Select((value, column) => Clean(value, _masked[column]))];

    private JsonElement Clean(JsonElement value, bool masked) => value.ValueKind switch
    {
        JsonValueKind.Undefined => Cells.Null,
        JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False => value,
        JsonValueKind.Number => masked ? Cells.Text(PersonalDataMask.Value(value.GetRawText())) : value,
        JsonValueKind.String => Clean(value.GetString()!, masked),
        _ => Clean(NestedText.Of(value), masked),
    };

    private JsonElement Clean(string text, bool masked)
    {
        var clean = masked ? PersonalDataMask.Value(Markup.TextOf(text)) : StrangersText.Shown(text, _masksText, _maxLength, out _);
        var wasCut = clean.EndsWith(" characters]", StringComparison.Ordinal);
        HasCut |= wasCut;
        HasProse |= clean.Length >= StrangersText.ProseLength;
        return Cells.Text(clean);
    }
}
