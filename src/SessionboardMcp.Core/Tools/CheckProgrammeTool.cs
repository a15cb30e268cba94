using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Checks;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>check_programme</c>: what is wrong with a programme.</summary>
internal sealed class CheckProgrammeTool() : EventTool(
    "check_programme",
    "Check the programme",
    "Finds what is wrong with an event's accepted sessions, their speakers and its contacts: people or rooms used twice, too many seats, "
    + "missing speaker, room, time, description, biography or photo, wrong times, same titles, duplicate people. Each with ids, names and "
    + "links. Spends no query budget.",
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts],
    Only)
{
    // So many rows with two links each mostly fit into one answer; where texts are longer, fewer do.
    private const int MaxRows = 50;
    private const int MaxCharacters = 36_000;

    private static readonly string[] Columns = ["problem", "session_ids", "contact_ids", "names", "detail", "links"];

    private static readonly ToolInput Only = ToolInput.TextList(
        "only", $"Only these problems: {string.Join(", ", ProblemKinds.All)}.", ProblemKinds.NoSpeaker) with
    { Max = 13 };

    /// <inheritdoc/>
    protected override async Task<TableAnswer> AnswerAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var only = asked.Call.Arguments.TextList("only").Select(kind => Choice.Of("only", kind, ProblemKinds.All)).ToList();
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var people = await asked.Index.PeopleAsync(cancellationToken);
        var check = ProgrammeCheck.Of(sessions, people, asked.Clock);
        List<Problem> found = [.. check.Problems.Where(problem => only.Count == 0 || only.Contains(problem.Kind, StringComparer.Ordinal))];
        var rows = Fitting(asked, found, KeptRows<Problem>.Of(sessions.Made, asked, ProtocolTool.Name, check));
        var receipt = asked.Receipt(sessions.AsOf, people.AsOf);
        return new TableAnswer(Columns, rows, found.Count, receipt with
        {
            Caveats =
            [
                .. receipt.Caveats,
                .. check.HasMaskedNames ? ["Sessionboard masks names for this credential: people of one name cannot be told."] : (string[])[],
                .. check.HasMaskedAddresses ? ["Sessionboard masks addresses for this credential: duplicate people are told by names and what is left of the address."] : (string[])[],
                .. DraftsCaveat.OfProgramme(sessions.Items),
            ],
        })
        {
            // There are no pages: what is not shown is had by asking for less.
            Limit = Math.Max(found.Count, 1),
            Notices = [.. NothingToCheck(check, only), .. Counts(found, rows.Count), .. asked.Cells.Notices],
        };
    }

    // Duplicate contacts there may be without any session.
    private static IEnumerable<string> NothingToCheck(ProgrammeCheck check, List<string?> only) =>
        check.Unchecked is { } told && (only.Count == 0 || only.Exists(kind => kind is not (ProblemKinds.DuplicateName or ProblemKinds.DuplicateEmail))) ? [told] : [];

    private static List<LeftRow> Fitting(AskedEvent asked, List<Problem> found, KeptRows<Problem> kept)
    {
        for (var most = MaxRows; ; most = most * 3 / 4)
        {
            var rows = Shown(found, most).Select(problem => kept.Row(asked.Cells, problem, Row)).ToList();
            if (most == 1 || rows.Sum(row => row.Length - 1) <= MaxCharacters)
                return rows;
        }
    }

    // Of each kind the first ones, so that a frequent problem does not hide a rare one.
    private static List<Problem> Shown(List<Problem> found, int most)
    {
        if (found.Count <= most)
            return found;
        var chosen = found
            .GroupBy(problem => problem.Kind)
            .SelectMany(kind => kind.Select((problem, rank) => (Problem: problem, Rank: rank)))
            .OrderBy(ranked => ranked.Rank)
            .Take(most)
            .Select(ranked => ranked.Problem)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return found.FindAll(chosen.Contains);
    }

    private static IEnumerable<string> Counts(List<Problem> found, int shown)
    {
        var counts = string.Join(", ", found.CountBy(problem => problem.Kind).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value} {kind.Key}")));
        if (found.Count > 0)
            yield return $"Found: {counts}.";
        if (shown < found.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"{shown} of {found.Count} are shown, some of each kind; for the rest ask with `only` for fewer kinds.");
    }

    private static IReadOnlyList<JsonElement> Row(TextCells cells, Problem problem) =>
    [
        Cells.Text(problem.Kind),
        TextCells.Key(string.Join(", ", problem.Sessions.Select(session => session.Record.Id))),
        TextCells.Key(string.Join(", ", problem.People.Select(person => person.Id))),
        cells.Plain(string.Join("; ", problem.Sessions.Select(session => $"{session.Record.FriendlyId} {cells.Short(session.Title, 80)}").Concat(problem.People.Select(person => person.Name))), 200),
        cells.Plain(problem.Detail),
        TextCells.Key(string.Join(' ', problem.Sessions.Select(session => session.Record.AdminUrl).Concat(problem.People.Select(person => person.AdminUrl)).OfType<string>())),
    ];
}
