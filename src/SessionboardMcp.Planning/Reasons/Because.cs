using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Reasons;

/// <summary>Pieces of the sentences that say why.</summary>
internal static class Because
{
    public static string Rules(IReadOnlyList<Rule> rules) => rules.Count switch
    {
        0 => "",
        1 => $"because of the rule “{rules[0].Text}”",
        _ => $"because of the rules {Wording.List(rules.Select(rule => $"“{rule.Text}”"), most: 5)}",
    };

    public static string WithRules(string sentence, IReadOnlyList<Rule> rules) => char.ToUpperInvariant(sentence[0]) + sentence[1..] + (rules.Count == 0 ? "." : $", {Rules(rules)}.");

    public static string Sessions(int count) => Wording.Count(count, "session");

    public static string Titles(IEnumerable<SessionToPlan> sessions) => Wording.List(sessions.Select(Names.Title), most: 6);
}
