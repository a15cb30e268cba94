using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Results;
using SessionboardMcp.Planning.Rules;
using SessionboardMcp.Planning.Solving;

namespace SessionboardMcp.Planning.Reasons;

/// <summary>Says which rules clash.</summary>
internal static class ClashWords
{
    public static Clash Of(PlanInput input, ClashFinder.Found found, Names names)
    {
        var what = found.Rules.Select(rule => $"“{rule.Text}”").Concat(found.Fixed.Select(session => $"{Names.Title(session)} is fixed where it is")).ToList();
        var words = what.Count == 1
            ? $"The rule {what[0]} cannot hold, with the hours, rooms and lengths as they are."
            : $"These cannot all hold: {Wording.List(what)}. Change or drop one of them.";
        if (!found.IsSmallest)
            words += " There was not enough time to find the smallest set: some of them may be innocent.";
        return new Clash(found.Rules, found.Fixed, words + Shared(input, found, names), found.IsSmallest);
    }

    /// <summary>Two rules that give one session two lengths.</summary>
    public static Clash OfLengths((SessionToPlan Session, Rule One, Rule Other) quarrel) => new(
        [quarrel.One, quarrel.Other], [], $"“{quarrel.One.Text}” and “{quarrel.Other.Text}” give {Names.Title(quarrel.Session)} two lengths. Change or drop one of them.", true);

    // What the rules do not say, and may be why: who is in two of the sessions.
    private static string Shared(PlanInput input, ClashFinder.Found found, Names names)
    {
        var required = found.Rules.SelectMany(rule => rule.Conditions).SelectMany(Members.Required).Concat(found.Fixed.Select(session => session.Id)).ToHashSet();
        var shared = input.Sessions.Where(session => required.Contains(session.Id))
            .SelectMany(session => session.People.Distinct().Select(person => (person, session)))
            .GroupBy(one => one.person)
            .Where(group => group.Count() > 1)
            .Take(2)
            .Select(group => $" {names.Person(group.Key)} is in {Wording.List(group.Select(one => Names.Title(one.session)), most: 4)}.");
        return string.Concat(shared);
    }
}
