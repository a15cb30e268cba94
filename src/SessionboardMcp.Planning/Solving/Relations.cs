using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>What sessions may not do together.</summary>
internal static class Relations
{
    public static void Add(Problem problem, IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions)
        {
            switch (condition)
            {
                case OrderCondition order when Indices(problem, order.First) is [var first] && Indices(problem, order.Second) is [var second]:
                    problem.Orders.Add((first, second));
                    break;
                case ChainCondition chain:
                    problem.Chains.Add([.. chain.Sessions.SelectMany(session => Indices(problem, session))]);
                    break;
                case LimitCondition limit when Indices(problem, limit.Subjects) is var talks && talks.Length > limit.AtMost:
                    problem.Limits.Add((talks, limit.AtMost));
                    break;
                case OneRoomCondition one when Indices(problem, one.Subjects) is { Length: > 1 } talks:
                    problem.OneRooms.Add(talks);
                    break;
                case AloneCondition alone:
                    problem.Alone.UnionWith(Indices(problem, alone.Subject));
                    break;
                case PauseCondition pause:
                    problem.Pauses.AddRange(Pauses(problem, pause));
                    break;
                default:
                    break;
            }
        }
    }

    public static int[] Indices(Problem problem, Subject subject) => [.. problem.Talks.Where(talk => Members.IsOf(talk.Session, subject)).Select(talk => talk.Index)];

    public static int[] Indices(Problem problem, IEnumerable<Subject> subjects) => [.. subjects.SelectMany(subject => Indices(problem, subject)).Distinct()];

    public static IEnumerable<Pause> Pauses(Problem problem, PauseCondition condition) =>
        from span in Hours.Each(condition.Window, problem.Timeline)
        from person in Enumerable.Range(0, problem.PeopleTalks.Count)
        select new Pause(person, condition.Minutes, span);
}
