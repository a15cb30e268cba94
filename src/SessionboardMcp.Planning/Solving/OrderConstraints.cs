using Google.OrTools.Sat;

namespace SessionboardMcp.Planning.Solving;

/// <summary>Before, one after another, and in one room.</summary>
internal static class OrderConstraints
{
    public static void Add(AgendaModel model)
    {
        foreach (var (first, second) in model.Problem.Orders)
            model.Cp.Add(model.Start[second] - model.Start[first] >= model.Problem.Talks[first].Length).OnlyEnforceIf([model.Present[first], model.Present[second]]);
        foreach (var chain in model.Problem.Chains)
            AddChain(model, chain, null);
        foreach (var group in model.Problem.OneRooms)
        {
            var rooms = Rooms(model);
            foreach (var talk in group)
                SameRoom(model, talk, rooms, null);
        }
    }

    /// <param name="model">The model.</param>
    /// <param name="chain">The sessions.</param>
    /// <param name="literal">Where it is true, all of them have a place; null is always.</param>
    public static void AddChain(AgendaModel model, int[] chain, ILiteral? literal)
    {
        foreach (var talk in chain)
            model.Cp.AddBoolOr(Unless(literal, model.Present[talk]));
        foreach (var (first, second) in chain.Zip(chain.Skip(1)))
        {
            var length = model.Problem.Talks[first].Length;
            Enforce(model.Cp.Add(model.Start[second] - model.Start[first] >= length), literal);
            Enforce(model.Cp.Add(model.Start[second] - model.Start[first] <= length + model.Problem.ChainGap), literal);
            for (var room = 0; room < model.Classes.All.Count; room++)
            {
                // Neither is in no room: those of a chain all have one.
                model.Cp.AddBoolOr(Unless(literal, [model.In[first][room]?.Not() ?? model.True, model.In[second][room] ?? model.True.Not()]));
                model.Cp.AddBoolOr(Unless(literal, [model.In[second][room]?.Not() ?? model.True, model.In[first][room] ?? model.True.Not()]));
            }

            if (model.Problem.Talks[first] is { IsFixed: true, RoomNow: < 0 })
                model.Cp.AddBoolOr(Unless(literal));
        }
    }

    /// <summary>Literals of which exactly one is true: the room that a group is in.</summary>
    public static ILiteral[] Rooms(AgendaModel model)
    {
        var rooms = model.Classes.All.Select((_, index) => (ILiteral)model.Cp.NewBoolVar($"g{index}")).ToArray();
        model.Cp.AddExactlyOne(rooms);
        return rooms;
    }

    /// <summary>Puts a session, if it has a place, into the group's room.</summary>
    public static void SameRoom(AgendaModel model, int talk, ILiteral[] rooms, ILiteral? literal)
    {
        for (var room = 0; room < rooms.Length; room++)
        {
            if (model.In[talk][room] is { } inside)
                model.Cp.AddBoolOr(Unless(literal, [inside.Not(), rooms[room]]));
        }

        if (model.Problem.Talks[talk] is { IsFixed: true, RoomNow: < 0 })
            model.Cp.AddBoolOr(Unless(literal));
    }

    private static ILiteral[] Unless(ILiteral? literal, params ILiteral[] clause) => literal is null ? clause : [literal.Not(), .. clause];

    private static void Enforce(Constraint constraint, ILiteral? literal)
    {
        if (literal is not null)
            constraint.OnlyEnforceIf(literal);
    }
}
