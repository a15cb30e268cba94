using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Reads a table with one row for each session that changes. All of it can be written, or nothing is planned.</summary>
internal static class SessionTable
{
    /// <summary>The table.</summary>
    public static readonly ToolInput Input = ToolInput.Text(
        "table",
        "Instead of all others: CSV with a column id and any of title, room, track, starts_at, ends_at, capacity, status, is_public; 500 rows. An empty cell changes nothing.",
        "id,room\\nDEV-12,Hall A") with
    { Max = 200_000 };

    private const string Id = "id";

    private static readonly ToolInput[] Values =
    [
        SessionArguments.Title, SessionArguments.Room, SessionArguments.Track, SessionArguments.StartsAt, SessionArguments.EndsAt,
        SessionArguments.Capacity, SessionArguments.Status, SessionArguments.IsPublic,
    ];

    private static readonly string[] Columns = [Id, .. Values.Select(input => input.Name)];

    /// <summary>The sessions, each with its change.</summary>
    /// <exception cref="InvalidArgumentException">It cannot be read, or rows cannot be written: the message names the first by line and column.</exception>
    public static async Task<IReadOnlyList<ManySessionsChange>> ReadAsync(AskedEvent asked, string table, CancellationToken cancellationToken)
    {
        var rows = CsvTable.Read(Input.Name, table, ManySessionsPlan.Most);
        var columns = ColumnsOf(rows[0]);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var changes = new List<ManySessionsChange>();
        var errors = new TableErrors(Input.Name);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            try
            {
                var change = await ChangeAsync(asked, row, columns, sessions, cancellationToken);
                if (!lines.TryAdd(change.Record.Id, row.Line))
                    throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"Argument `{Id}`: line {lines[change.Record.Id]} is about this session already."));
                changes.Add(change);
            }
            catch (InvalidArgumentException wrong)
            {
                errors.Add(row.Line, wrong);
            }
        }

        errors.ThrowIfAny(rows.Count - 1);
        return changes;
    }

    private static async Task<ManySessionsChange> ChangeAsync(
        AskedEvent asked, CsvRow row, List<string> columns, IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        if (row.Cells.Count > columns.Count && row.Cells.Skip(columns.Count).Any(cell => cell.Length > 0))
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"there are {row.Cells.Count} cells, and {columns.Count} columns. Put a cell with the separator in it in quotation marks."));
        var cells = columns.Zip(row.Cells).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        if (!cells.Remove(Id, out var id))
            throw new InvalidArgumentException($"Argument `{Id}` is empty.");
        var session = Named(id, sessions);
        var arguments = new ToolArguments(Values, cells.ToDictionary(cell => cell.Key, cell => Value(cell.Key, cell.Value), StringComparer.Ordinal));
        foreach (var input in Values)
            arguments.Check(input);
        var change = new SessionChange(asked with { Call = asked.Call with { Arguments = arguments } }, session.Record, isNew: false);
        await change.RowAsync(cancellationToken);
        return new ManySessionsChange(session, change);
    }

    private static List<string> ColumnsOf(CsvRow header)
    {
        // A column without a name may hold nothing.
        var names = header.Cells.Select(cell => cell.Length == 0 ? "" : Choice.Find(cell, Columns) ?? throw new InvalidArgumentException(
            $"Argument `{Input.Name}`: there is no column {StrangersText.Quoted(cell, maxLength: 60)} that can be written. Leave it out. The columns: {string.Join(", ", Columns)}.")).ToList();
        while (names is [.., ""])
            names.RemoveAt(names.Count - 1);
        if (names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidArgumentException($"Argument `{Input.Name}`: the column {twice.Key} is there twice.");
        if (names.Contains("", StringComparer.Ordinal))
            throw new InvalidArgumentException($"Argument `{Input.Name}`: a column has no name. The columns: {string.Join(", ", Columns)}.");
        if (!names.Contains(Id, StringComparer.Ordinal) || names.Count < 2)
            throw new InvalidArgumentException($"Argument `{Input.Name}`: its first line names the columns: {Id}, and at least one of {string.Join(", ", Columns.Skip(1))}.");
        return names;
    }

    private static IndexedSession Named(string wanted, IndexPart<IndexedSession> sessions)
    {
        var meant = NameResolver.Resolve(Id, "session", wanted, IndexChoices.Sessions(sessions));
        return sessions.Items.FirstOrDefault(session => session.Record.Id == meant.Id)
            ?? throw new InvalidArgumentException($"Argument `{Id}`: {StrangersText.Quoted(wanted)} is a part of a session. Parts are changed one by one, with update_session.");
    }

    // As spreadsheets write them.
    private static JsonElement Value(string column, string cell) => column switch
    {
        "capacity" => Cells.Text(Whole(cell)),
        "is_public" => Cells.Text(Truth(cell)),
        _ => Cells.Text(cell),
    };

    // 120,0 and 120.00 are 120. 1.200 is 1.2 to some and 1200 to others, so it is no number here.
    private static string Whole(string cell)
    {
        var mark = cell.IndexOfAny([',', '.']);
        if (mark < 0)
            return cell;
        return mark > 0 && cell.Length - mark is 2 or 3 && cell.AsSpan(0, mark).ContainsAnyExceptInRange('0', '9') is false && cell.AsSpan(mark + 1).ContainsAnyExcept('0') is false
            ? cell[..mark]
            : throw new InvalidArgumentException($"Argument `capacity`: {StrangersText.Quoted(cell, maxLength: 60)} may be read in two ways, or is no whole number. Write digits alone, such as 1200.");
    }

    private static string Truth(string cell) => cell.ToUpperInvariant() switch
    {
        "YES" or "Y" or "1" or "X" or "WAHR" or "JA" or "VRAI" or "OUI" or "VERDADERO" or "SÍ" => "true",
        "NO" or "N" or "0" or "FALSCH" or "NEIN" or "FAUX" or "NON" or "FALSO" => "false",
        _ => cell,
    };
}
