using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>
/// Whether the rules can hold together. Only sessions that are fixed, or that a rule names so that they have to have a place, matter for
/// that: every other one may be left out, which breaks no rule.
/// </summary>
internal sealed class ClashFinder(PlanInput input, IReadOnlyList<Rule> rules, Feasibility feasibility)
{
    private const double FirstTry = 10, EachTry = 2;

    private readonly List<Rule> _hard = [.. rules.Where(rule => !rule.IsWish)];

    /// <summary>What there is to know about the rules.</summary>
    /// <param name="Rules">A smallest set that clashes; empty where none does.</param>
    /// <param name="Fixed">What is fixed in it.</param>
    /// <param name="IsSmallest">Whether the set was made as small as it can be.</param>
    /// <param name="Places">Places for the sessions that have to have one, under which all rules hold.</param>
    internal sealed record Found(IReadOnlyList<Rule> Rules, IReadOnlyList<SessionToPlan> Fixed, bool IsSmallest, IReadOnlyDictionary<string, Placement> Places)
    {
        public bool IsClash => Rules.Count + Fixed.Count > 0;
    }

    public Found Find()
    {
        var all = _hard.Select(rule => new Element(rule, null)).Concat(input.Sessions.Where(session => session is { Hold: SessionHold.Fixed, Placed: not null }).Select(session => new Element(null, session))).ToList();
        if (_hard.Count == 0)
            return new Found([], [], true, new Dictionary<string, Placement>());
        var answer = Try(all, FirstTry);
        if (answer.IsPossible is not false)
            return new Found([], [], true, answer.Places);

        var isSmallest = true;
        var smallest = SmallestSet.Of(all, some =>
        {
            var possible = Try(some, EachTry).IsPossible;
            isSmallest &= possible is not null;
            return possible is false;
        });
        // What was not known on the way counted as possible, which can leave too little: the whole is certain.
        if (smallest.Count == 0 || Try(smallest, FirstTry).IsPossible is not false)
            (smallest, isSmallest) = (all, false);
        return new Found([.. smallest.Select(one => one.Rule).OfType<Rule>()], [.. smallest.Select(one => one.Fixed).OfType<SessionToPlan>()], isSmallest, answer.Places);
    }

    private Feasibility.Answer Try(IReadOnlyList<Element> elements, double most)
    {
        var held = elements.Select(element => element.Rule).OfType<Rule>().ToList();
        var fixedOnes = elements.Select(element => element.Fixed).OfType<SessionToPlan>().Select(session => session.Id).ToHashSet();
        var required = held.SelectMany(rule => rule.Conditions).SelectMany(Members.Required).ToHashSet();
        var sessions = input.Sessions
            .Where(session => fixedOnes.Contains(session.Id) || required.Contains(session.Id))
            // What is to be fixed, and is not held to it in this try, may be anywhere.
            .Select(session => session.Hold == SessionHold.Fixed && !fixedOnes.Contains(session.Id) ? session with { Hold = SessionHold.Free } : session)
            .ToList();
        return feasibility.Try(sessions, held, most);
    }

    private sealed record Element(Rule? Rule, SessionToPlan? Fixed);
}
