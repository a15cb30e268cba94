using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Makes the programme: one accepted session for every slot and room, numbered from 1 in the order of slots and rooms,
/// then those that are not accepted. Free of every defect; those are planted afterwards.
/// </summary>
internal sealed class ProgrammeSeed(EventDraft draft, SessionSeed sessions)
{
    private readonly EventPlan _plan = draft.Plan;
    private readonly Dice _dice = sessions.Dice;
    private readonly Cast _cast = new(draft, Dice.For(draft.Plan.Id, "cast"));
    private int _keynotes;

    public void Create()
    {
        foreach (var slot in _plan.Slots)
        {
            foreach (var room in RoomsOf(slot))
                draft.Sessions.Add(Scheduled(draft.NextNumber, slot, room));
        }

        for (var index = 0; index < _plan.Undecided; index++)
            draft.Sessions.Add(Undecided(draft.NextNumber, index));
    }

    private IEnumerable<Setting> RoomsOf(SlotPlan slot) =>
        draft.Settings.Rooms.Where(room => _plan.Rooms[room.Order].Kind == slot.Kind).Take(slot.Rooms);

    private Session Scheduled(int number, SlotPlan slot, Setting room)
    {
        var subject = sessions.Subject();
        var (format, title, roles) = Shape(number, slot, subject);
        var (starts, ends) = (_plan.Zone.ToUtc(slot.Starts), _plan.Zone.ToUtc(slot.Starts + slot.Length));
        var status = number % 13 == 0 ? draft.Settings.CustomStatus(CoreStatus.Accepted) : draft.Settings.Status(CoreStatus.Accepted);
        var participants = _cast.Assign(number, starts, ends, roles);
        var session = sessions.Make(number, subject, title, format, isAbstract: false, status.Id);
        return Extras.Add(draft, _dice, session with
        {
            StartsAt = starts,
            EndsAt = ends,
            RoomId = room.Id,
            IsPublic = _plan.IsPast || _dice.Chance(80),
            Capacity = _dice.Chance(65) ? Math.Max(1, (room.Capacity ?? 100) * _dice.Between(6, 10) / 10) : null,
            Participants = participants,
            SubmitterId = _dice.Chance(70) ? participants[0].ContactId : null,
        });
    }

    private (string Format, string Title, string[] Roles) Shape(int number, SlotPlan slot, Subject subject) => slot.Kind switch
    {
        RoomKind.Hall => ("Keynote", sessions.Titles.Keynote(_keynotes++), ["speaker", "chairperson"]),
        RoomKind.Workshops => ("Workshop", sessions.Titles.Workshop(subject), ["speaker", "speaker"]),
        RoomKind.Nights => ("Workshop", sessions.Titles.Claim("Overnight Hackathon: Build through the Clock Change"), ["speaker", "speaker", "moderator"]),
        _ when number % 9 == 4 => ("Panel", sessions.Titles.Panel(subject), ["moderator", "panelist", "panelist", "panelist"]),
        _ when number % 28 == 20 =>
            ("Lightning talks", sessions.Titles.Lightning(subject.Track), ["moderator", "chairperson", "speaker", "speaker", "speaker", "speaker"]),
        _ when number % 14 == 6 => ("Lightning talks", sessions.Titles.Lightning(subject.Track), ["moderator", "speaker", "speaker", "speaker", "speaker"]),
        _ when number % 23 == 7 => ("Fireside chat", sessions.Titles.Talk(subject), ["speaker", "moderator"]),
        _ when number % 5 == 0 => ("Talk", sessions.Titles.Talk(subject), ["speaker", "speaker"]),
        _ when number % 6 == 2 => ("Talk", sessions.Titles.Talk(subject), ["speaker", "chairperson"]),
        _ => ("Talk", sessions.Titles.Talk(subject), ["speaker"]),
    };

    private Session Undecided(int number, int index)
    {
        var (core, isDraft, isWithdrawn) = (index % 9) switch
        {
            0 or 1 or 2 => (CoreStatus.AcceptQueue, false, false),
            3 => (CoreStatus.Pending, true, false),
            4 => (CoreStatus.Pending, false, false),
            5 => (CoreStatus.DeclineQueue, false, false),
            6 => (CoreStatus.Declined, false, true),
            7 => (CoreStatus.Declined, false, false),
            _ => (CoreStatus.Pending, false, true),
        };
        var status = index % 4 == 1 ? draft.Settings.CustomStatus(core) : draft.Settings.Status(core);
        var subject = sessions.Subject();
        var session = sessions.Make(number, subject, sessions.Titles.Talk(subject), "Talk", isAbstract: false, status.Id);
        var people = Enumerable.Range(0, isDraft ? 0 : _dice.Between(1, 2)).Select(_ => _dice.Between(1, _plan.LastSubmitter)).Distinct();
        return session with
        {
            Description = isDraft ? null : session.Description,
            IsDraft = isDraft,
            WithdrawnAt = isWithdrawn ? session.UpdatedAt : null,
            Participants = [.. people.Select(person => draft.Part(number, person, "speaker"))],
        };
    }
}
