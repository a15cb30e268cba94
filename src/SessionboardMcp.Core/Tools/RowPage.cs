using System.Text.Json;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Cuts a page out of what was found.</summary>
internal static class RowPage
{
    // So many rows of the longest cells that a list may have still fit into one answer.
    private const int Size = 30;

    /// <summary>The page that the call asks for.</summary>
    /// <param name="asked">The event and the call.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="found">Everything that was found, in its order.</param>
    /// <param name="row">Makes a row.</param>
    /// <param name="receipt">How the answer came about.</param>
    public static TableAnswer Of<T>(
        AskedEvent asked, IReadOnlyList<string> columns, IReadOnlyList<T> found, Func<T, IReadOnlyList<JsonElement>> row, Receipt receipt) =>
        Of(asked.Call, asked.Cells, columns, found, row, receipt);

    /// <summary>The page that the call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cells">What makes the cells of its texts.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="found">Everything that was found, in its order.</param>
    /// <param name="row">Makes a row.</param>
    /// <param name="receipt">How the answer came about.</param>
    public static TableAnswer Of<T>(
        ToolCall call, TextCells cells, IReadOnlyList<string> columns, IReadOnlyList<T> found, Func<T, IReadOnlyList<JsonElement>> row, Receipt receipt)
    {
        var page = call.Arguments.Integer("page") ?? 1;
        var rows = found.Skip((int)Math.Min((long)(page - 1) * Size, int.MaxValue)).Take(Size).Select(row).ToList();
        return new TableAnswer(columns, rows, found.Count, receipt) { Page = page, Limit = Size, Notices = cells.Notices };
    }
}
