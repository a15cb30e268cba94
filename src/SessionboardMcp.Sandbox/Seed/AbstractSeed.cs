using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes the submissions to the call for papers, decided or not, with drafts and withdrawn ones among them.</summary>
internal sealed class AbstractSeed(EventDraft draft, SessionSeed sessions)
{
    private readonly EventPlan _plan = draft.Plan;
    private readonly Dice _dice = sessions.Dice;

    public void Create()
    {
        for (var index = 0; index < _plan.Abstracts; index++)
            draft.Sessions.Add(Submission(draft.NextNumber));
    }

    public Session Submission(int number)
    {
        var subject = sessions.Subject();
        var isDraft = number % 37 == 0;
        var (format, title) = (number % 10) switch
        {
            0 => ("Workshop", sessions.Titles.Workshop(subject)),
            3 => ("Panel", sessions.Titles.Panel(subject)),
            7 => ("Poster", sessions.Titles.Talk(subject)),
            _ => ("Talk", sessions.Titles.Talk(subject)),
        };
        var session = sessions.Make(number, subject, title, format, isAbstract: true, (isDraft ? draft.Settings.Status(CoreStatus.Pending) : Decision()).Id);
        var people = People();
        return session with
        {
            IsDraft = isDraft,
            Description = isDraft && number % 2 == 0 ? null : session.Description,
            WithdrawnAt = number % 41 == 0 ? session.UpdatedAt : null,
            SubmitterId = StableId.Contact(_plan.Id, people[0]),
            Participants = [.. people.Select((person, index) => draft.Part(number, person, index == 0 ? "speaker" : "author"))],
        };
    }

    private Status Decision()
    {
        var core = _dice.Between(1, 100) switch
        {
            <= 22 => CoreStatus.Accepted,
            <= 32 => CoreStatus.AcceptQueue,
            <= 68 => CoreStatus.Pending,
            <= 76 => CoreStatus.DeclineQueue,
            _ => CoreStatus.Declined,
        };
        return _dice.Chance(15) ? draft.Settings.CustomStatus(core) : draft.Settings.Status(core);
    }

    private int[] People()
    {
        var count = _dice.Between(1, 10) switch { <= 6 => 1, <= 9 => 2, _ => 3 };
        return [.. Enumerable.Range(0, count).Select(_ => Person()).Distinct()];
    }

    // Mostly people whose hopes lie here alone, some who speak in the programme too; never a guest.
    private int Person() => _dice.Chance(25)
        ? _dice.Between(1, _plan.Speakers)
        : _dice.Between(_plan.Speakers + _plan.Guests + 1, _plan.LastSubmitter);
}
