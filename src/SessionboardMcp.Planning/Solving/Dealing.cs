using Google.OrTools.Sat;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Reads the solver's answer, and deals the rooms of each class out.</summary>
internal static class Dealing
{
    public static Spot[] Rooms(AgendaModel model, CpSolver solver)
    {
        var problem = model.Problem;
        var plan = problem.Fixed();
        var classes = new Dictionary<int, List<Talk>>();
        foreach (var talk in problem.Talks.Where(talk => !talk.IsFixed && solver.BooleanValue(model.Present[talk.Index])))
        {
            var one = Array.FindIndex(model.In[talk.Index], literal => literal is not null && solver.BooleanValue(literal));
            plan[talk.Index] = new Spot((int)solver.Value(model.Start[talk.Index]), -1);
            (classes.TryGetValue(one, out var talks) ? talks : classes[one] = []).Add(talk);
        }

        foreach (var (index, talks) in classes)
            Deal(model.Classes.All[index], talks, plan);
        return plan;
    }

    // In the order of their starts a session always finds a room whose last session is over: a class never holds more than it has rooms.
    private static void Deal(int[] rooms, List<Talk> talks, Spot[] plan)
    {
        var free = rooms.ToDictionary(room => room, _ => int.MinValue);
        foreach (var talk in talks.OrderBy(talk => plan[talk.Index].Start).ThenBy(talk => talk.Index))
        {
            var start = plan[talk.Index].Start;
            // The room that it is in now, else the one that was left last, so that sessions follow each other.
            var room = free.Where(one => one.Value <= start).OrderByDescending(one => one.Key == talk.RoomNow).ThenByDescending(one => one.Value).ThenBy(one => one.Key).First().Key;
            free[room] = start + talk.Length;
            plan[talk.Index] = new Spot(start, room);
        }
    }
}
