using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>Reads the rules of a call.</summary>
internal static class AgendaRules
{
    private const int MostErrors = 5;

    /// <summary>The rules, all understood.</summary>
    /// <exception cref="InvalidArgumentException">One is not; the message shows what to write instead, and all forms.</exception>
    public static IReadOnlyList<AgendaRule> Read(AskedEvent asked, IAgendaPlanner planner, AgendaToPlan agenda)
    {
        var texts = asked.Call.Arguments.TextList(AgendaArguments.Rules.Name);
        var read = planner.Read(agenda, texts);
        var wrong = read.Where(rule => rule.Fault is not null).ToList();
        if (wrong.Count == 0)
            return read;
        var errors = wrong.Take(MostErrors).Select(rule => $"{StrangersText.Quoted(rule.Text, asked.Cells.Masks, 200)}: {asked.Cells.Short(rule.Error, 500)}");
        throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"Argument `{AgendaArguments.Rules.Name}`: {wrong.Count} of {read.Count} were not understood, so nothing was planned. {string.Join(" ", errors)} All forms, by example: {string.Join("; ", planner.Forms.Select(form => form.Example))}. Names are the event's own; quotes around one help."));
    }

    /// <summary>The rules read back, a sentence each.</summary>
    public static IEnumerable<string> Words(IReadOnlyList<AgendaRule> rules) => rules.Select(rule => rule.Words ?? rule.Text);
}
