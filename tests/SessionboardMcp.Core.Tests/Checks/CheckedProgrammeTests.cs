using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Checks;

/// <summary>What a check of a programme finds, one small programme each.</summary>
public sealed class CheckedProgrammeTests
{
    private readonly SmallProgramme _programme = new();

    public static TheoryData<int> Events => [.. SharedSeed.Organization.Events.Select(seeded => seeded.Id)];

    [Fact]
    public async Task A_speaker_of_a_part_is_in_two_places_with_another_session_and_with_another_part()
    {
        var (ada, ben, eve) = (_programme.Person("Ada", "Byron"), _programme.Person("Ben", "Blum"), _programme.Person("Eve", "Ek"));
        var parent = _programme.Session("Lightning talks", 0, 60, null, "moderator", eve);
        _programme.Part(parent, "First", 0, 20, ada);
        _programme.Part(parent, "Second", 20, 40, ada);
        _programme.Part(parent, "Third", 30, 60, ben, eve);
        _programme.Part(parent, "Fourth", 35, 50, ben);
        _programme.Session("Elsewhere", 10, 15, ada);
        _programme.Session("After Ada's part, within the session", 45, 55, ada);

        var rows = (await CheckAsync("person_in_two_places")).Rows();

        rows.Select(row => row[3].GetString()).ShouldBe(["HRD-1 Lightning talks; HRD-6 Elsewhere; Ada Byron", "HRD-1 Lightning talks; Ben Blum"], ignoreOrder: true);
        rows.Select(row => row[4].GetString()).ShouldContain(detail => detail!.Contains("in HRD-1-1 First"));
        rows.Select(row => row[4].GetString()).ShouldContain(detail => detail!.Contains("in HRD-1-3 Third and HRD-1-4 Fourth"));
    }

    [Fact]
    public async Task Parts_without_a_time_take_that_of_their_session_and_do_not_exclude_each_other()
    {
        var ada = _programme.Person("Ada", "Byron");
        var parent = _programme.Session("Lightning talks", 0, 60, ada);
        _programme.Part(parent, "First", null, null, ada);
        _programme.Part(parent, "Second", null, null, ada);
        var night = _programme.Session("Through the night", 14 * 60, 20 * 60, ada);
        _programme.Session("After midnight", 16 * 60, 17 * 60, ada);
        var other = _programme.Session("Panel", 30, 90);
        _programme.Part(other, "Statement", null, null, ada);

        (await CheckAsync("person_in_two_places")).Rows().Select(row => row[1].GetString()).ShouldBe(
            [$"{parent.Id}, {other.Id}", $"{night.Id}, {_programme.Organization.Events.Single(day => day.Id == SmallProgramme.EventId).Sessions[4].Id}"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("sandbox-no-pii-mask", "José", "García", "one@example.org", "José", "García", "ONE@example.org", "one e-mail address")]
    [InlineData("sandbox-no-pii-mask", "José", "García", "one@example.org", "J.", "Garcia", "one@example.org", "one e-mail address")]
    [InlineData("sandbox-no-pii-mask", "José", "García", "one@example.org", "JOSE", "GARCIA", "two@example.org", "perhaps one person")]
    [InlineData("sandbox-full", "José", "García", "one@example.org", "Jose\u0301", "Garci\u0301a", "one@example.org", "perhaps one person")]
    [InlineData("sandbox-full", "Ann", "Smith", "one@example.org", "Amy", "Stone", "one@example.org", null)]
    [InlineData("sandbox-no-pii-mask", "Ann", "Smith", "one@example.org", "Amy", "Stone", "two@example.org", null)]
    public async Task One_person_as_two_contacts_is_in_two_places(string token, string first, string last, string email, string otherFirst, string otherLast, string otherEmail, string? why)
    {
        var (one, other) = (_programme.Person(first, last, email), _programme.Person(otherFirst, otherLast, otherEmail));
        _programme.Session("Morning", 0, 60, one);
        _programme.Session("Same morning", 30, 90, other);
        await using var sandbox = await StartAsync();
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, token);

        var rows = (await assistant.AskAsync("check_programme", new { event_id = SmallProgramme.EventId, only = "person_in_two_places" })).Rows();
        var told = Fields(await assistant.AskAsync("get_person", new { event_id = SmallProgramme.EventId, contact_id = one.Id }), "double_booked");

        rows.Length.ShouldBe(why is null ? 0 : 1);
        told.Count.ShouldBe(rows.Length, "both tools tell the same");
        if (why is null)
            return;
        rows[0][2].GetString().ShouldBe($"{one.Id}, {other.Id}");
        rows[0][4].GetString()!.ShouldContain(why);
        told[0].ShouldContain(other.Id);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task What_the_check_says_of_double_bookings_every_person_says_too(int eventId)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, "sandbox-no-pii-mask");
        var booked = (await assistant.AskAsync("check_programme", new { event_id = eventId, only = "person_in_two_places" })).Rows();

        foreach (var person in SharedSeed.Organization.Events.Single(seeded => seeded.Id == eventId).Contacts)
        {
            var told = Fields(await assistant.AskAsync("get_person", new { event_id = eventId, contact_id = person.Id }), "double_booked");

            var expected = booked.Where(row => row[2].GetString()!.Split(", ").Contains(person.Id)).Select(row => row[4].GetString()!).ToList();
            told.Count.ShouldBe(expected.Count, person.FullName);
            told.ShouldAllBe(line => expected.Exists(detail => line.Contains(detail)));
        }
    }

    [Theory]
    [InlineData(60, 60, "ends when it starts")]
    [InlineData(60, 59, "from 2027-05-20T10:00:00+02:00 to 2027-05-20T09:59:00+02:00")]
    [InlineData(60, 61, null)]
    public async Task An_end_that_is_no_later_than_the_start_is_told_of_sessions_and_parts(int from, int to, string? detail)
    {
        var ada = _programme.Person("Ada", "Byron");
        _programme.Session("Odd", from, to, ada);
        _programme.Part(_programme.Session("Even", 200, 300), "Odd part", from, to, ada);

        var details = (await CheckAsync("ends_before_start")).Rows().Select(row => row[4].GetString()!).ToList();

        details.Count.ShouldBe(detail is null ? 0 : 2);
        details.ShouldAllBe(told => told.Contains(detail!));
        if (detail is not null)
            details[1].ShouldStartWith("its part HRD-2-1 Odd part: ");
    }

    [Theory]
    [InlineData("Real-time health data", "Real\u2011time health data")]
    [InlineData("Real-time health data", "Real–time\u00A0health data")]
    [InlineData("Don't panic", "Don’t panic!")]
    [InlineData("Die Straße", "DIE STRASSE")]
    [InlineData("Café \"Zukunft\"", "Cafe\u0301 „Zukunft“")]
    [InlineData("Welcome", "Wel\u00ADcome\u200B")]
    [InlineData("AI & care", "AI & care ")]
    public async Task Titles_are_the_same_however_they_are_spelt(string one, string other)
    {
        var (first, second) = (_programme.Session(one, 0, 10, _programme.Person("Ada", "Byron")), _programme.Session(other, 20, 30, _programme.Person("Ben", "Blum")));
        _programme.Session("C++ in hospitals", 40, 50);
        _programme.Session("C# in hospitals", 50, 60);

        (await CheckAsync("same_title")).Rows().Select(row => row[1].GetString()).ShouldBe([$"{first.Id}, {second.Id}"]);
    }

    [Fact]
    public async Task Speakers_of_parts_count_as_speakers_and_what_they_lack_is_told_with_their_sessions()
    {
        var (ada, ben) = (_programme.Person("Ada", "Byron"), _programme.Person("Ben", "Blum"));
        var parent = _programme.Session("Lightning talks", 0, 60);
        _programme.Part(parent, "First", 0, 20, ada);
        for (var number = 0; number < 5; number++)
            _programme.Session($"Talk {number}", 100 + (number * 10), 110 + (number * 10), ben);
        await using var sandbox = await StartAsync(organization => organization
            .EditContact(SmallProgramme.EventId, ada.Id, contact => contact with { PhotoUrl = null })
            .EditContact(SmallProgramme.EventId, ben.Id, contact => contact with { About = "<p> </p>" }));
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        var rows = (await assistant.AskAsync("check_programme", new { event_id = SmallProgramme.EventId })).Rows();

        rows.Select(row => $"{row[0].GetString()} | {row[3].GetString()} | {row[4].GetString()}").ShouldBe(
        [
            "no_biography | Ben Blum | speaks in HRD-3 Talk 0; HRD-4 Talk 1; HRD-5 Talk 2 and 2 more",
            "no_photo | Ada Byron | speaks in HRD-1 Lightning talks",
        ]);
    }

    [Fact]
    public async Task Where_there_is_no_programme_the_answer_says_so()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        foreach (var tool in new[] { "check_programme", "get_event_overview" })
            (await assistant.AskAsync(tool, new { event_id = SeededEvents.NextDevCon })).Notice()!.ShouldContain("There is no programme to check: the event has no sessions and no abstracts.");
        (await assistant.AskAsync("check_programme", new { event_id = SeededEvents.NextDevCon, only = "duplicate_name" })).Notice().ShouldBeNull();
    }

    [Theory]
    [InlineData("abstract", "There is no programme to check: the event has no sessions, only 2 abstracts.")]
    [InlineData("pending", "There is no programme to check: none of the event's 2 sessions is accepted.")]
    [InlineData("untimed", "No accepted session has a time yet, so whether people or rooms are used twice could not be checked.")]
    [InlineData("roomless", "No accepted session has a room yet, so whether rooms are used twice, or are too small, could not be checked.")]
    [InlineData("whole", null)]
    public async Task What_could_not_be_checked_is_told(string kind, string? notice)
    {
        var ids = new[] { _programme.Session("One", 0, 10, _programme.Person("Ada", "Byron")).Id, _programme.Session("Two", 20, 30, _programme.Person("Ben", "Blum")).Id };
        await using var sandbox = await StartAsync(organization => ids.Aggregate(organization, (edited, id) => edited.EditSession(SmallProgramme.EventId, id, session => kind switch
        {
            "abstract" => session with { IsAbstract = true },
            "pending" => session with { StatusId = organization.Events.Single(day => day.Id == SmallProgramme.EventId).Statuses.First(status => status.Core == CoreStatus.Pending).Id },
            "untimed" => session with { StartsAt = null, EndsAt = null },
            "roomless" => session with { RoomId = null },
            _ => session,
        })));
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        var told = (await assistant.AskAsync("check_programme", new { event_id = SmallProgramme.EventId })).Notice();

        if (notice is null)
            told.ShouldBeNull();
        else
            told!.ShouldStartWith(notice);
    }

    private async Task<JsonElement> CheckAsync(string only)
    {
        await using var sandbox = await StartAsync();
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);
        return await assistant.AskAsync("check_programme", new { event_id = SmallProgramme.EventId, only });
    }

    private Task<SandboxHost> StartAsync(Func<Organization, Organization>? edit = null) =>
        SandboxHost.StartAsync(new SandboxOptions { Organization = edit is null ? _programme.Organization : edit(_programme.Organization), Limit = 10_000 });

    private static List<string> Fields(JsonElement answer, string field) =>
        [.. answer.Rows().Where(row => row[0].GetString() == field).Select(row => row[1].GetString()!)];
}
