using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>How long each session is: from its place, else from the rule that is most about it, else what the input says. It is never guessed.</summary>
internal sealed class Lengths(PlanInput input, IEnumerable<Rule> rules)
{
    private readonly List<(Rule Rule, LengthCondition Length)> _rules =
        [.. rules.Where(rule => !rule.IsWish).SelectMany(rule => rule.Conditions.OfType<LengthCondition>().Select(length => (rule, length)))];

    /// <summary>The length of a session in minutes; null where nothing says it.</summary>
    public int? Of(SessionToPlan session) =>
        session.Placed is { } placed ? Math.Max(1, (int)Math.Ceiling((placed.EndsAt - placed.StartsAt).TotalMinutes)) : Nearest(session).FirstOrDefault().Length?.Minutes ?? input.Minutes;

    /// <summary>Two rules that are as much about a session, and give it two lengths; null where there are none.</summary>
    public (SessionToPlan Session, Rule One, Rule Other)? Quarrel() => input.Sessions.Where(session => session.Placed is null)
        .Select(session => (Session: session, Rules: Nearest(session).DistinctBy(one => one.Length.Minutes).Select(one => one.Rule).ToList()))
        .Where(found => found.Rules.Count > 1)
        .Select(found => ((SessionToPlan, Rule, Rule)?)(found.Session, found.Rules[0], found.Rules[1]))
        .FirstOrDefault();

    private IEnumerable<(Rule Rule, LengthCondition Length)> Nearest(SessionToPlan session) => _rules
        .Where(one => Members.IsOf(session, one.Length.Subject))
        .GroupBy(one => one.Length.Subject.Kind switch { SubjectKind.Session => 0, SubjectKind.Format => 1, SubjectKind.Track => 2, SubjectKind.Person => 3, _ => 4 })
        .MinBy(group => group.Key) ?? Enumerable.Empty<(Rule, LengthCondition)>();
}
