using Google.OrTools.Sat;
using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>No room twice: at no time more sessions in a class than it has rooms.</summary>
internal static class RoomConstraints
{
    public static void Add(AgendaModel model)
    {
        var classes = model.Classes.All;
        var blocks = classes.Select(rooms => Blocks(model.Problem, rooms)).ToList();
        for (var index = 0; index < classes.Count && !model.IsCut; index++)
            AddClass(model, index, blocks[index]);
        if (classes.Count > 1)
            AddAll(model, blocks);
    }

    // A room in which something is fixed is alone in its class, and the rooms of a class are closed at the same times: so all of the class is taken.
    private static List<Span> Blocks(Problem problem, int[] rooms) => Span.Union(
        problem.Venues[rooms[0]].Closed.Concat(problem.Talks.Where(talk => talk.IsFixed && talk.RoomNow == rooms[0]).Select(talk => talk.Now!.Value)));

    private static void AddClass(AgendaModel model, int index, List<Span> blocks)
    {
        var inside = model.Problem.Talks.Where(talk => !talk.IsFixed && model.In[talk.Index][index] is not null)
            .Select(talk => ReferenceEquals(model.In[talk.Index][index], model.Present[talk.Index])
                ? model.Interval(talk.Index)
                : model.Cp.NewOptionalFixedSizeIntervalVar(model.Start[talk.Index], talk.Length, model.In[talk.Index][index], $"c{talk.Index}.{index}"))
            .ToList();
        var rooms = model.Classes.All[index].Length;
        if (inside.Count == 0 || (inside.Count <= rooms && blocks.Count == 0))
            return;
        if (rooms == 1)
        {
            model.Cp.AddNoOverlap(inside.Concat(blocks.Select(model.Block)));
            return;
        }

        var cumulative = model.Cp.AddCumulative(rooms);
        inside.ForEach(interval => cumulative.AddDemand(interval, 1));
        blocks.ForEach(block => cumulative.AddDemand(model.Block(block), rooms));
    }

    // Follows from the classes, and is what lets the solver see early that it is full.
    private static void AddAll(AgendaModel model, List<List<Span>> blocks)
    {
        var cumulative = model.Cp.AddCumulative(model.Problem.Venues.Count);
        foreach (var talk in model.Problem.Talks.Where(talk => !talk.IsFixed && model.Start[talk.Index] is IntVar))
            cumulative.AddDemand(model.Interval(talk.Index), 1);
        foreach (var (spans, rooms) in blocks.Zip(model.Classes.All))
            spans.ForEach(span => cumulative.AddDemand(model.Block(span), rooms.Length));
    }
}
