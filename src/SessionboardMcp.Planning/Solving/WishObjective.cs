using Google.OrTools.Sat;
using Google.OrTools.Util;

namespace SessionboardMcp.Planning.Solving;

/// <summary>A literal for each wish that may only be true where the wish is fulfilled.</summary>
internal static class WishObjective
{
    public static IReadOnlyList<(ILiteral Fulfilled, long Weight)> Add(AgendaModel model)
    {
        var all = new List<(ILiteral, long)>();
        var rooms = new Dictionary<int[], ILiteral[]>();
        var alone = new List<(int, ILiteral?)>();
        foreach (var wish in model.Problem.Wishes)
        {
            var literal = model.Cp.NewBoolVar($"w{all.Count}");
            all.Add((literal, wish.Weight));
            switch (wish)
            {
                case SpotWish spot:
                    Add(model, spot, literal);
                    break;
                case ClosingWish closing:
                    Add(model, closing, literal);
                    break;
                case OrderWish order:
                    Require(model, literal, order.First, order.Second);
                    model.Cp.Add(model.Start[order.Second] - model.Start[order.First] >= model.Problem.Talks[order.First].Length).OnlyEnforceIf(literal);
                    break;
                case ChainWish chain:
                    OrderConstraints.AddChain(model, chain.Talks, literal);
                    break;
                case LimitWish limit:
                    GroupConstraints.AddLimit(model, limit.Talks, limit.AtMost, literal);
                    break;
                case SameRoomWish same:
                    if (!rooms.TryGetValue(same.Group, out var room))
                        rooms[same.Group] = room = OrderConstraints.Rooms(model);
                    Require(model, literal, same.Talk);
                    OrderConstraints.SameRoom(model, same.Talk, room, literal);
                    break;
                case AloneWish one:
                    Require(model, literal, one.Talk);
                    alone.Add((one.Talk, literal));
                    break;
                case PauseWish pause:
                    PersonConstraints.AddPause(model, pause.Pause, literal);
                    break;
                default:
                    throw new InvalidOperationException($"No wish is made of {wish.GetType().Name}.");
            }
        }

        if (alone.Count > 0)
            GroupConstraints.AddAlone(model, alone);
        return all;
    }

    private static void Add(AgendaModel model, SpotWish wish, BoolVar literal)
    {
        var talk = model.Problem.Talks[wish.Talk];
        Require(model, literal, wish.Talk);
        if (wish.Start is not null)
            Within(model, talk, wish.Start, [literal]);
        if (wish.Room is null)
            return;
        if (talk is { IsFixed: true, RoomNow: < 0 })
        {
            if (!wish.Room(-1))
                model.Cp.AddBoolOr([literal.Not()]);
            return;
        }

        for (var index = 0; index < model.Classes.All.Count; index++)
        {
            if (model.In[wish.Talk][index] is { } inside && !wish.Room(model.Classes.All[index][0]))
                model.Cp.AddBoolOr([literal.Not(), inside.Not()]);
        }
    }

    private static void Add(AgendaModel model, ClosingWish wish, BoolVar literal)
    {
        var talk = model.Problem.Talks[wish.Talk];
        Require(model, literal, wish.Talk);
        if (model.In[wish.Talk][model.Classes.Of[wish.Room]] is { } inside)
            Within(model, talk, start => !wish.Closed.Any(span => span.Overlaps(talk.At(start))), [literal, inside]);
    }

    private static void Within(AgendaModel model, Talk talk, Func<int, bool> allows, ILiteral[] literals)
    {
        var starts = (talk.IsFixed ? [talk.Now!.Value.From] : talk.Starts).Where(allows).Select(start => (long)start).ToArray();
        if (starts.Length == 0)
            model.Cp.AddBoolOr(literals.Select(literal => literal.Not()));
        else if (starts.Length < talk.Starts.Length)
            model.Cp.AddLinearExpressionInDomain(model.Start[talk.Index], Domain.FromValues(starts)).OnlyEnforceIf(literals);
    }

    private static void Require(AgendaModel model, BoolVar literal, params int[] talks)
    {
        foreach (var talk in talks.Where(talk => !model.Problem.Talks[talk].MustBe))
            model.Cp.AddImplication(literal, model.Present[talk]);
    }
}
