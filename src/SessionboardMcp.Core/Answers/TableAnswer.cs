using System.Text.Json;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Core.Answers;

/// <summary>An answer as a table: column names once, then rows of values in that order.</summary>
/// <param name="Columns">The column names, also where there are no rows.</param>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many rows there are on all pages; null where Sessionboard does not say.</param>
/// <param name="Receipt">How the answer came about.</param>
internal sealed record TableAnswer(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<JsonElement>> Rows,
    int? Total,
    Receipt Receipt) : IToolAnswer
{
    /// <summary>What stands before the columns, by name; texts, or lists of them.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Head { get; init; } = [];

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page; the paging of the rest depends on it.</summary>
    public int Limit { get; init; } = AnswerLimits.MaxRows;

    /// <summary>What to do for the rest, as a sentence goes on with it.</summary>
    public string RestBy { get; init; } = "call again";

    /// <summary>What the reader must know besides, such as that values were cut.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Whether, and how, the answer tells which columns hold strangers' words.</summary>
    public StrangersLabel Label { get; init; }

    /// <inheritdoc/>
    public CallToolResult ToResult() => AnswerWriter.Write(AnswerWriter.Labelled(this));
}

/// <summary>How an answer tells which of its columns hold what strangers wrote.</summary>
internal enum StrangersLabel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the columns' names, which are ours.</summary>
    ByName,

    /// <summary>By what is in them: a query may call its columns as it likes.</summary>
    ByValue,
}

/// <summary>How large an answer may be: assistants cut longer ones without a word.</summary>
internal static class AnswerLimits
{
    /// <summary>Rows in one answer.</summary>
    public const int MaxRows = 100;

    /// <summary>Characters of one answer, receipt included.</summary>
    public const int MaxCharacters = 40_000;
}
