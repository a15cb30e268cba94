using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>A session in terms of the problem: minutes and indices.</summary>
internal sealed class Talk
{
    public required int Index { get; init; }

    public required SessionToPlan Session { get; init; }

    public required int Length { get; init; }

    public required int[] People { get; init; }

    /// <summary>Where it is now; null where it has no place.</summary>
    public Span? Now { get; init; }

    /// <summary>The room that it is in now; -1 where it is in none.</summary>
    public int RoomNow { get; init; } = -1;

    public bool IsFixed => Now is not null && Session.Hold == SessionHold.Fixed;

    /// <summary>Whether it is fixed, and rules do not judge it.</summary>
    public bool IsObstacle => IsFixed && Session.IsObstacle;

    public bool Stays => Now is not null && Session.Hold == SessionHold.Stays;

    /// <summary>Whether a rule says where it is to be, so that it has to be somewhere.</summary>
    public bool MustBe { get; set; }

    /// <summary>When it may start by what holds for it alone, in order.</summary>
    public int[] Starts { get; set; } = [];

    /// <summary>Where it may be by what holds for it alone.</summary>
    public int[] Rooms { get; set; } = [];

    /// <summary>Those of its rooms that are too small for it: see <see cref="RoomSizes"/>.</summary>
    public int[] TooSmall { get; set; } = [];

    /// <summary>Whether it can stay where it is, as far as it alone is concerned.</summary>
    public bool CanStay => Stays && Array.BinarySearch(Starts, Now!.Value.From) >= 0 && (RoomNow < 0 || Rooms.Contains(RoomNow));

    /// <summary>Whether a spot is where it is now.</summary>
    public bool IsThere(Spot spot) => spot.IsPlace && spot.Start == Now!.Value.From && (RoomNow < 0 || spot.Room == RoomNow);

    /// <summary>Whether a spot is in a room that is too small for it, in which it does not just stay.</summary>
    public bool IsSqueezed(Spot spot) => TooSmall.Length > 0 && spot.IsPlace && TooSmall.Contains(spot.Room) && !(Stays && RoomNow == spot.Room && IsThere(spot));

    public Span At(int start) => new(start, start + Length);

    /// <summary>The same with other starts and rooms.</summary>
    public Talk With(int[] starts, int[] rooms, int[] tooSmall) => new()
    {
        Index = Index,
        Session = Session,
        Length = Length,
        People = People,
        Now = Now,
        RoomNow = RoomNow,
        MustBe = MustBe,
        Starts = starts,
        Rooms = rooms,
        TooSmall = tooSmall,
    };
}
