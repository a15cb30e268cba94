using Google.OrTools.Sat;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Nobody twice, with the time to change over; and pauses.</summary>
internal static class PersonConstraints
{
    public static void Add(AgendaModel model)
    {
        var problem = model.Problem;
        var stretched = new Dictionary<int, IntervalVar>();
        foreach (var talks in problem.PeopleTalks)
        {
            var free = talks.Where(talk => model.Start[talk] is IntVar).ToList();
            if (free.Count == 0 || talks.Length == 1)
                continue;
            foreach (var talk in free.Where(talk => !stretched.ContainsKey(talk)))
                stretched[talk] = problem.ChangeOver == 0 ? model.Interval(talk) : Stretched(model, talk);
            model.Cp.AddNoOverlap(free.Select(talk => stretched[talk]).Concat(Fixed(problem, talks, problem.ChangeOver).Select(model.Block)));
        }

        foreach (var pause in problem.Pauses)
            AddPause(model, pause, model.True);
    }

    /// <summary>Asks for a pause where the literal is true.</summary>
    public static void AddPause(AgendaModel model, Pause pause, ILiteral literal)
    {
        var problem = model.Problem;
        var talks = problem.PeopleTalks[pause.Person];
        // What cannot run within the span is in nobody's way.
        var free = talks.Where(talk => model.Start[talk] is IntVar && problem.Talks[talk].Starts.Any(start => problem.Talks[talk].At(start).Overlaps(pause.Within))).ToList();
        var blocks = Fixed(problem, talks, 0).Where(pause.Within.Overlaps).ToList();
        if (free.Count == 0 && blocks.Count == 0)
            return;
        if (pause.Within.Length < pause.Minutes)
        {
            model.Cp.AddBoolOr([literal.Not()]);
            return;
        }

        var start = model.Cp.NewIntVar(pause.Within.From, pause.Within.To - pause.Minutes, "pause");
        var rest = model.Cp.NewOptionalFixedSizeIntervalVar(start, pause.Minutes, literal, "pause");
        model.Cp.AddNoOverlap(free.Select(model.Interval).Concat(blocks.Select(model.Block)).Append(rest));
    }

    private static IntervalVar Stretched(AgendaModel model, int talk) =>
        model.Cp.NewOptionalFixedSizeIntervalVar(model.Start[talk], model.Problem.Talks[talk].Length + model.Problem.ChangeOver, model.Present[talk], $"o{talk}");

    private static List<Span> Fixed(Problem problem, int[] talks, int changeOver) =>
        Span.Union(talks.Select(talk => problem.Talks[talk]).Where(talk => talk.IsFixed).Select(talk => new Span(talk.Now!.Value.From, talk.Now.Value.To + changeOver)));
}
