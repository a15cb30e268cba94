using SessionboardMcp.Planning.Agenda;
using SessionboardMcp.Planning.Rules;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Takes wishes apart into what is fulfilled or not.</summary>
internal static class WishTerms
{
    public static void Add(Problem problem, IEnumerable<Rule> wishes)
    {
        foreach (var rule in wishes)
        {
            foreach (var condition in rule.Conditions)
                problem.Wishes.AddRange(Of(problem, rule, condition));
        }
    }

    private static IEnumerable<WishTerm> Of(Problem problem, Rule rule, Condition condition) => condition switch
    {
        TimeCondition { Subject.Kind: SubjectKind.Room } time => Closings(problem, rule, time),
        OrderCondition order => from first in Relations.Indices(problem, order.First)
                                from second in Relations.Indices(problem, order.Second)
                                select new OrderWish(rule, first, second),
        ChainCondition chain => [new ChainWish(rule, [.. chain.Sessions.SelectMany(session => Relations.Indices(problem, session))])],
        LimitCondition limit => [new LimitWish(rule, Relations.Indices(problem, limit.Subjects), limit.AtMost)],
        OneRoomCondition one when Relations.Indices(problem, one.Subjects) is var group => group.Select(talk => new SameRoomWish(rule, talk, group)),
        AloneCondition alone => Relations.Indices(problem, alone.Subject).Select(talk => new AloneWish(rule, talk)),
        PauseCondition pause => Relations.Pauses(problem, pause).Select(one => new PauseWish(rule, one)),
        _ => Spots(problem, rule, condition),
    };

    private static IEnumerable<SpotWish> Spots(Problem problem, Rule rule, Condition condition)
    {
        var filters = new SpotFilters([condition], problem.Timeline, problem.Input.Grid.SlotMinutes, problem.Venues);
        return problem.Talks.SelectMany(talk => filters.For(talk).Select(filter => new SpotWish(rule, talk.Index, filter.Start, filter.Room)));
    }

    private static IEnumerable<ClosingWish> Closings(Problem problem, Rule rule, TimeCondition time)
    {
        var closed = Span.Union(Hours.Closed(time, problem.Timeline));
        return
            from venue in problem.Venues
            where venue.Id == time.Subject.Id
            from talk in problem.Talks
            select new ClosingWish(rule, talk.Index, venue.Index, closed);
    }
}
