using System.Globalization;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary>Says why there is no plan, and what to give so that there is one.</summary>
internal static class PlanRefusal
{
    private const int Named = 10;

    /// <summary>The sentences.</summary>
    public static string Of(AskedEvent asked, PlannedAgenda planned, AgendaToPlan agenda, IReadOnlyList<IndexedSession> chosen, TimeSpan time) => planned.Outcome switch
    {
        PlanOutcome.LengthsMissing => Lengths(asked, planned.LengthsMissing, agenda, chosen),
        PlanOutcome.Clash => $"Nothing was planned: not all of this can hold together. {asked.Cells.Short(planned.Clash, 1_500)} Leave one of it out, or make it a wish (\"wish 5: …\").",
        _ => string.Create(CultureInfo.InvariantCulture, $"Nothing was planned: in {time.TotalSeconds:0} seconds it did not become known whether the rules can hold together. Call again with more `seconds` (at most 40), fewer rules, or fewer sessions."),
    };

    private static string Lengths(AskedEvent asked, IReadOnlyList<string> missing, AgendaToPlan agenda, IReadOnlyList<IndexedSession> chosen)
    {
        var lacking = chosen.Where(session => missing.Contains(session.Record.Id)).ToList();
        var names = lacking.Take(Named).Select(session => $"{session.Record.FriendlyId} {StrangersText.Quoted(session.Title, asked.Cells.Masks, 60)}".Trim());
        var formats = lacking.CountBy(session => session.Record.Format?.Id ?? "").OrderByDescending(format => format.Value)
            .Select(format => string.Create(CultureInfo.InvariantCulture, $"{format.Value} {(agenda.Formats.FirstOrDefault(one => one.Id == format.Key)?.Name is { } name ? $"of the format {StrangersText.Quoted(name, asked.Cells.Masks, 60)}" : "without a format")}")).Take(6);
        var example = lacking.Select(session => session.Record.Format?.Name).OfType<string>().FirstOrDefault() ?? "Workshop";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing was planned: nobody told how long {lacking.Count} of {chosen.Count} sessions are ({string.Join(", ", formats)}), and it is not guessed. They are {string.Join(", ", names)}{(lacking.Count > Named ? " and others" : "")}. "
            + $"Ask the person; then give rules such as \"{asked.Cells.Short(example, 60)} 90 minutes\", or `{AgendaArguments.Minutes.Name}` for all that no rule is about.");
    }
}
