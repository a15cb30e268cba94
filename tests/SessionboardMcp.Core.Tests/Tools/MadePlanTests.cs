using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>A plan that is kept is weighed by what it takes.</summary>
public sealed class MadePlanTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(20, 2, 10)]
    [InlineData(1_000, 2, 0)]
    [InlineData(1_000, 0, 1_000)]
    [InlineData(3_000, 6, 500)]
    public void What_a_plan_takes_is_what_it_is_counted_for(int sessions, int people, int unplaced)
    {
        var made = Made(sessions, people, unplaced);

        var taken = TakenBytes.Of(made);

        (made.Bytes / (double)taken).ShouldBeInRange(0.85, 1.4, $"{made.Bytes} counted, {taken} taken");
    }

    private static MadePlan Made(int sessions, int people, int unplaced)
    {
        var at = new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
        var room = Id(9, 1);
        string[] contacts = [.. Enumerable.Range(0, people * 100).Select(person => Id(2, person))];
        AgendaSession[] all =
        [
            .. Enumerable.Range(0, sessions).Select(number => new AgendaSession(Id(1, number), $"A session with a title as they are, {number:D6}")
            {
                FriendlyId = $"DEV-{number:D5}",
                People = contacts[..people],
            }),
        ];
        return new MadePlan(
            new PlannedAgenda(PlanOutcome.Planned)
            {
                Places = [.. all.Skip(unplaced).Select(session => new PlannedPlace(session.Id, new AgendaPlace(at, at.AddHours(1), room)))],
                Unplaced = [.. all.Take(unplaced).Select(session => new UnplacedSession(session.Id, $"{session.Title} finds no spot in which its people are free.", true))],
                Bound = "All are placed.",
            },
            new AgendaToPlan
            {
                Zone = TimeZoneInfo.Utc,
                Days = [new DateOnly(2027, 3, 9)],
                From = new TimeOnly(9, 0),
                To = new TimeOnly(18, 0),
                SlotMinutes = 15,
                Rooms = [new AgendaRoom(room, "Red", 20)],
                Sessions = all,
                People = [.. contacts.Select(contact => new AgendaName(contact, $"Somebody With Names {contact}"))],
                Fold = text => text,
            },
            new AgendaFrame([new DateOnly(2027, 3, 9)], AgendaHours.Usual, [], [], 15),
            [new AgendaRule("Nothing at 9:00", "Nothing begins at 9:00.", null, null)],
            all.Select(session => session.Id).ToHashSet(StringComparer.OrdinalIgnoreCase),
            [],
            [.. all.Take(sessions / 2).Select((session, number) => new DraftPlacement { Id = Id(3, number), SessionId = new string(session.Id.AsSpan()), StartsAt = at, EndsAt = at.AddHours(1), RoomId = new string(room.AsSpan()) })],
            [at, at, at]);
    }

    private static string Id(int kind, int number) => $"{kind:D8}-0000-4000-8000-{number:D12}";
}
