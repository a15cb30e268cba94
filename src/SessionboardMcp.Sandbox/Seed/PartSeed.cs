using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// Makes what the default search leaves out: the talks within lightning sessions, sources of compositions, deleted sessions.
/// </summary>
internal sealed class PartSeed(EventDraft draft, SessionSeed sessions, AbstractSeed abstracts)
{
    private static readonly string[] Relationships = ["merged_session", "merged_abstract", "composed_into_session"];

    private readonly EventPlan _plan = draft.Plan;
    private readonly Dice _dice = sessions.Dice;

    public void Create()
    {
        var lightning = draft.Settings.Format("Lightning talks").Id;
        foreach (var parent in draft.Sessions.Where(session => session.FormatId == lightning).ToList())
            draft.Sessions.AddRange(Parts(parent));
        AddSources();
        AddDeleted();
    }

    private List<Session> Parts(Session parent)
    {
        var speakers = parent.Participants.Where(participant => draft.Settings.Role(participant).Core == CoreRole.Speaker).ToList();
        var length = TimeSpan.FromMinutes((int)(parent.EndsAt - parent.StartsAt)!.Value.TotalMinutes / speakers.Count);
        var first = draft.NextNumber;
        return [.. speakers.Select((speaker, index) =>
        {
            var subject = sessions.Subject();
            var number = first + index;
            var part = sessions.Make(number, subject, sessions.Titles.Talk(subject), "Talk", isAbstract: false, parent.StatusId);
            return Extras.Add(draft, _dice, part with
            {
                Description = sessions.Abstracts.WriteBriefly(subject),
                StartsAt = parent.StartsAt + (length * index),
                EndsAt = parent.StartsAt + (length * (index + 1)),
                IsPublic = parent.IsPublic,
                TrackId = parent.TrackId,
                RoomId = parent.RoomId,
                ParentId = parent.Id,
                Capacity = parent.Capacity,
                Participants = [Again(speaker, number), .. index == 0 ? parent.Participants.Except(speakers).Select(part => Again(part, number)) : []],
                SubmitterId = speaker.ContactId,
            });
        })];
    }

    private void AddSources()
    {
        var programme = draft.Sessions.Where(session => !session.IsAbstract && session.StartsAt is not null && session.ParentId is null).ToList();
        var submissions = draft.Sessions.Where(session => session.IsAbstract && !session.IsDraft && session.WithdrawnAt is null).ToList();
        for (var index = 0; index < _plan.Sources; index++)
        {
            var relationship = Relationships[index % Relationships.Length];
            var targets = relationship == "merged_abstract" ? submissions : programme;

            // Six sources in a row share two targets of the programme and one among the abstracts.
            var target = targets[((index / 6 * 19) + (index % 3 * 5) + 8) % targets.Count];
            var source = abstracts.Submission(draft.NextNumber);
            draft.Sessions.Add(source with
            {
                IsAbstract = relationship != "merged_session",
                IsDraft = false,
                WithdrawnAt = null,
                Description = source.Description ?? target.Description,
                StatusId = draft.Settings.Status(CoreStatus.Accepted).Id,
                ComposedInto = new Composition(StableId.Of("composition", _plan.Id, index), target.Id, relationship, source.UpdatedAt),
            });
        }
    }

    private void AddDeleted()
    {
        var programme = draft.Sessions.Where(session => !session.IsAbstract && session.StartsAt is not null && session.ParentId is null).ToList();
        for (var index = 0; index < _plan.Deleted; index++)
        {
            var number = draft.NextNumber;

            // Every second one is the rejected double of a live session: same title, room, hour and people.
            var twin = programme[((index * 17) + 5) % programme.Count];
            var session = index % 2 == 0
                ? twin with
                {
                    Id = StableId.Session(_plan.Id, number),
                    Number = number,
                    Slug = SessionSeed.Slug(twin.Title, number),
                    Files = [],
                    Translations = [],
                    Participants = [.. twin.Participants.Select(part => Again(part, number))],
                }
                : abstracts.Submission(number);
            draft.Sessions.Add(session with { DeletedAt = _dice.Moment(session.UpdatedAt, _plan.LastChange) });
        }
    }

    private Participant Again(Participant part, int number) =>
        part with { Id = StableId.Of($"participant/{_plan.Id}/{number}/{part.ContactId}") };
}
