using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Tools;

public sealed class CheckProgrammeToolTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Dictionary<DefectKind, string> Names = new()
    {
        [DefectKind.PersonInTwoPlaces] = "person_in_two_places",
        [DefectKind.RoomUsedTwice] = "room_used_twice",
        [DefectKind.CapacityAboveRoom] = "capacity_above_room",
        [DefectKind.AcceptedWithoutSpeaker] = "no_speaker",
        [DefectKind.SpeakerWithoutBiography] = "no_biography",
        [DefectKind.SpeakerWithoutPhoto] = "no_photo",
        [DefectKind.AcceptedWithoutRoom] = "no_room",
        [DefectKind.AcceptedWithoutTime] = "no_time",
        [DefectKind.AcceptedWithoutDescription] = "no_description",
        [DefectKind.EndsBeforeStart] = "ends_before_start",
        [DefectKind.SameTitleTwice] = "same_title",
        [DefectKind.SameNameTwoEmails] = "duplicate_name",
        [DefectKind.SameEmailTwoNames] = "duplicate_email",
    };

    public static TheoryData<int, string> EventsAndTokens
    {
        get
        {
            var all = new TheoryData<int, string>();
            foreach (var seeded in SharedSeed.Organization.Events)
            {
                all.Add(seeded.Id, "sandbox-full");
                all.Add(seeded.Id, "sandbox-no-pii-mask");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EventsAndTokens))]
    public async Task Exactly_the_planted_defects_are_found(int eventId, string token)
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, token);

        var answer = await assistant.AskAsync("check_programme", new { event_id = eventId });

        answer.Rows().Select(Told).ShouldBe(Planted(eventId), ignoreOrder: true);
        answer.GetProperty("total").GetInt32().ShouldBe(Planted(eventId).Count);
        answer.TryGetProperty("nextPage", out _).ShouldBeFalse();
        assistant.Sessionboard.RateLimit(SessionboardMcp.Api.Limits.RateLimitCategory.Insights).ShouldBeNull("no insights request was spent");
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_told()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var answer = await assistant.AskAsync("check_programme", new { event_id = SeededEvents.DevCon, only = new[] { "no_room", "no_time" } });

        answer.Rows().Select(row => row[0].GetString()).ShouldBe(["no_room", "no_room", "no_room", "no_time", "no_time", "no_time"]);
        answer.Notice().ShouldBe("Found: 3 no_room, 3 no_time.");
    }

    [Fact]
    public async Task Each_problem_carries_names_and_links()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        var rows = (await assistant.AskAsync("check_programme", new { event_id = SeededEvents.DevCon })).Rows();

        rows.ShouldAllBe(row => row[3].GetString()!.Length > 0 && row[5].GetString()!.StartsWith("https://app.sessionboard.com/event/"));
        rows.Where(row => row[0].GetString() == "person_in_two_places").ShouldAllBe(row => row[5].GetString()!.Split(' ').Length == 3);
        rows.ShouldContain(row => row[0].GetString() == "capacity_above_room" && row[4].GetString()!.Contains(" planned, "));
        rows.ShouldContain(row => row[4].ValueKind == JsonValueKind.String && row[4].GetString() == "no end");
    }

    [Fact]
    public async Task Masked_addresses_are_told_in_the_receipt()
    {
        await using var masked = await Assistant.ConnectAsync(sandbox.Address);
        await using var open = await Assistant.ConnectAsync(sandbox.Address, "sandbox-no-pii-mask");

        (await masked.AskAsync("check_programme", new { event_id = SeededEvents.HealthDay })).Receipt().GetProperty("caveats")[0].GetString()!.ShouldContain("masks addresses");
        (await open.AskAsync("check_programme", new { event_id = SeededEvents.HealthDay })).Receipt().GetRawText().ShouldNotContain("masks addresses");
    }

    [Fact]
    public async Task A_problem_that_there_is_not_names_those_that_there_are()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address);

        (await assistant.AskInVainAsync("check_programme", new { event_id = SeededEvents.DevCon, only = "no_rom" }))
            .ShouldStartWith("Argument `only`: there is no \"no_rom\". The nearest: no_room, ");
    }

    private static List<string> Planted(int eventId) =>
    [
        .. PlantedDefects.All
            .Where(defect => defect.EventId == eventId)
            .Select(defect => Line(Names[defect.Kind], defect.SessionIds.Select(id => id.ToString()), defect.ContactIds)),
    ];

    private static string Told(JsonElement[] row) => Line(row[0].GetString()!, Ids(row[1]), Ids(row[2]));

    private static string[] Ids(JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? [] : cell.GetString()!.Split(", ");

    private static string Line(string kind, IEnumerable<string> sessions, IEnumerable<string> people) =>
        $"{kind} | {string.Join(' ', sessions.Order(StringComparer.Ordinal))} | {string.Join(' ', people.Order(StringComparer.Ordinal))}";
}
