using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class EventOverviewToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    public static TheoryData<int> Events => [.. SharedSeed.Organization.Events.Select(seeded => seeded.Id)];

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Every_number_equals_a_recount(int eventId)
    {
        var assistant = await sandbox.AssistantAsync();
        var seeded = SharedSeed.Organization.Events.Single(candidate => candidate.Id == eventId);

        var answer = await assistant.AskAsync("get_event_overview", new { event_id = seeded.Name });

        answer.Rows().Select(row => $"{row[0].GetString()} | {row[1].GetString()} | {row[2].GetInt32()}").ShouldBe(Recount(seeded), ignoreOrder: true);
        answer.Receipt().GetProperty("event").GetString().ShouldBe($"{seeded.Name} ({eventId})");
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    private static List<string> Recount(Event seeded)
    {
        var standing = seeded.Sessions.Where(session => session.DeletedAt is null).ToList();
        var searched = standing.Where(session => session.ParentId is null && session.ComposedInto is null).ToList();
        var programme = searched.Where(session => !session.IsAbstract).ToList();
        var abstracts = searched.Where(session => session.IsAbstract).ToList();
        var programmeIds = programme.Select(session => session.Id).ToHashSet();
        var speakers = standing.SelectMany(session => session.Participants).Where(part => part.Role.Core == CoreRole.Speaker).Select(part => part.ContactId).Distinct();
        return
        [
            $"total | sessions | {programme.Count}",
            $"total | sub-sessions | {standing.Count(session => session.ParentId is { } parent && programmeIds.Contains(parent))}",
            $"total | abstracts | {abstracts.Count}",
            $"total | speakers in the accepted programme | {SpeakersOf(standing, programme)}",
            $"total | all speakers, of submissions too | {speakers.Count()}",
            $"total | contacts | {seeded.Contacts.Count}",
            $"total | sponsors | {seeded.Sponsors.Count}",
            $"total | exhibitors | {seeded.Exhibitors.Count}",
            .. Groups("sessions", programme, seeded.TimeZone),
            .. Groups("abstracts", abstracts, seeded.TimeZone),
            .. Missing(seeded.Id),
        ];
    }

    // Sub-sessions of the programme are a part of it.
    private static int SpeakersOf(List<Session> standing, List<Session> programme)
    {
        var accepted = programme.Where(session => session.Status.Core == CoreStatus.Accepted).Select(session => session.Id).ToHashSet();
        return standing.Where(session => accepted.Contains(session.Id) || (session.ParentId is { } parent && accepted.Contains(parent)))
            .SelectMany(session => session.Participants).Where(part => part.Role.Core == CoreRole.Speaker).Select(part => part.ContactId).Distinct().Count();
    }

    private static IEnumerable<string> Groups(string kind, List<Session> sessions, string zone) =>
    [
        .. Group($"{kind} by status", sessions, session => StatusName(session.Status.Core)),
        .. Group($"{kind} by custom status", sessions, session => session.Status.IsCustom ? session.Status.Name : null),
        .. Group($"{kind} by track", sessions, session => session.Track?.Name),
        .. Group($"{kind} by format", sessions, session => session.Format?.Name),
        .. Group($"{kind} by level", sessions, session => session.Level?.Name),
        .. Group($"{kind} by room", sessions, session => session.Room?.Name),
        .. Group($"{kind} by day", sessions, session => session.StartsAt is { } start
            ? TimeZoneInfo.ConvertTimeBySystemTimeZoneId(start, zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : null),
    ];

    private static IEnumerable<string> Group(string group, List<Session> sessions, Func<Session, string?> name) => sessions.All(session => name(session) is null)
        ? []
        : sessions.GroupBy(session => name(session) ?? "(none)").Select(counted => $"{group} | {counted.Key} | {counted.Count()}");

    private static IEnumerable<string> Missing(int eventId)
    {
        (DefectKind Kind, string Name)[] kinds =
        [
            (DefectKind.AcceptedWithoutSpeaker, "no_speaker"), (DefectKind.AcceptedWithoutRoom, "no_room"), (DefectKind.AcceptedWithoutTime, "no_time"),
            (DefectKind.AcceptedWithoutDescription, "no_description"), (DefectKind.SpeakerWithoutBiography, "no_biography"),
            (DefectKind.SpeakerWithoutPhoto, "no_photo"),
        ];
        return kinds.Select(kind =>
            $"missing in the accepted programme | {kind.Name} | {PlantedDefects.All.Count(defect => defect.EventId == eventId && defect.Kind == kind.Kind)}");
    }

    private static string StatusName(CoreStatus status) => status switch
    {
        CoreStatus.Accepted => "accepted",
        CoreStatus.AcceptQueue => "accept_queue",
        CoreStatus.Pending => "pending",
        CoreStatus.DeclineQueue => "decline_queue",
        _ => "declined",
    };
}
