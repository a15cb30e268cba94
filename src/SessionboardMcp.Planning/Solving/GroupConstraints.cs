using Google.OrTools.Sat;

namespace SessionboardMcp.Planning.Solving;

/// <summary>What is counted together: at most n at a time, and nothing beside a session that is alone.</summary>
internal static class GroupConstraints
{
    public static void Add(AgendaModel model)
    {
        foreach (var (talks, atMost) in model.Problem.Limits)
            AddLimit(model, talks, atMost, null);
        if (model.Problem.Alone.Count > 0)
            AddAlone(model, model.Problem.Alone.Select(talk => (talk, (ILiteral?)null)));
    }

    /// <param name="model">The model.</param>
    /// <param name="talks">Whose sessions are counted.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="literal">Where it is true; null is always.</param>
    public static void AddLimit(AgendaModel model, int[] talks, int atMost, ILiteral? literal)
    {
        var intervals = talks.Where(talk => IsInTime(model, talk)).Select(talk => literal is null ? model.Interval(talk) : Counted(model, talk, literal)).ToList();
        if (intervals.Count <= atMost)
            return;
        if (atMost == 1)
        {
            model.Cp.AddNoOverlap(intervals);
            return;
        }

        var cumulative = model.Cp.AddCumulative(atMost);
        intervals.ForEach(interval => cumulative.AddDemand(interval, 1));
    }

    /// <summary>Everything weighs one, and who is alone so much more that nothing fits beside it.</summary>
    public static void AddAlone(AgendaModel model, IEnumerable<(int Talk, ILiteral? Literal)> alone)
    {
        var everything = model.Problem.Talks.Where(talk => IsInTime(model, talk.Index)).ToList();
        // Rooms bound what runs at a time, but for what is fixed without one or twice in one.
        var most = model.Problem.Venues.Count + everything.Count(talk => talk.IsFixed);
        var cumulative = model.Cp.AddCumulative(most);
        everything.ForEach(talk => cumulative.AddDemand(model.Interval(talk.Index), 1));
        foreach (var (talk, literal) in alone.Where(one => IsInTime(model, one.Talk) && most > 1))
        {
            var presence = literal ?? model.Present[talk];
            cumulative.AddDemand(model.Cp.NewOptionalFixedSizeIntervalVar(model.Start[talk], model.Problem.Talks[talk].Length, presence, $"a{talk}"), most - 1);
        }
    }

    private static bool IsInTime(AgendaModel model, int talk) => model.Problem.Talks[talk].IsFixed || model.Start[talk] is IntVar;

    private static IntervalVar Counted(AgendaModel model, int talk, ILiteral literal)
    {
        var counted = model.Cp.NewBoolVar($"l{talk}");
        model.Cp.AddBoolOr([counted, literal.Not(), model.Present[talk].Not()]);
        return model.Cp.NewOptionalFixedSizeIntervalVar(model.Start[talk], model.Problem.Talks[talk].Length, counted, $"l{talk}");
    }
}
