using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class SessionTests
{
    private const string Search = "POST /v1/event/7/sessions";

    private const string Full = """
        {
          "id": "6f1c6f0e-0000-4000-8000-000000000001", "friendly_id": "S-12", "friendly_id_raw": "12",
          "title": "Bees in cities", "description": "<p>Hum</p>", "status": "accepted",
          "custom_status_id": 5, "custom_status": {"id": 5, "name": "Confirmed"},
          "starts_at": "2026-12-01T09:00:00.000Z", "ends_at": "2026-12-01T10:00:00+01:00",
          "is_public": true, "is_abstract": false,
          "composition_status": {"role": "target", "is_linked": true, "is_read_only": false, "source_count": 2, "target": null},
          "external_url": "https://example.org/s/12", "client_session_id": null,
          "created_at": "2026-01-02 03:04:05", "updated_at": "", "ceu_credits": "1.5", "capacity": "",
          "custom_fields": [{"id": "c1", "name": "Gear", "value": ["Beamer", "Mic"], "type": "multi", "internal_name": "gear"}],
          "participants": [{"id": 88, "session_participant_id": "p1", "full_name": "Ada Byron", "email": "ada@example.org",
            "phone_mobile": "555", "participant_role": {"id": "r", "slug": "panelist", "name": "Panelist", "name_plural": "Panelists", "core_role": "speaker"}}],
          "speakers": null,
          "sponsors": [{"id": "sp1", "name": "Hive Inc", "address_coutnry": "X"}],
          "tags": [{"id": "t1", "name": "Nature"}],
          "track": {"id": "tr1", "event_id": 7, "name": "Green", "color": "#0f0", "order": 1},
          "room": {}, "level": null, "language": {"id": null}, "format": {"id": "f1", "name": "Talk"},
          "subsessions": [{"id": "sub1", "title": "Part", "speakers": []}],
          "admin_url": "https://app.example.org/s/12", "brand_new_property": {"deep": [1]}
        }
        """;

    [Fact]
    public async Task A_session_is_read_with_what_is_not_assigned_as_null()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1", Full);

        var session = await lab.Client.Sessions.GetAsync(7, "s1");

        session.FriendlyIdRaw.ShouldBe(12);
        session.Title.ShouldBe("Bees in cities");
        session.CustomStatus!.Id.ShouldBe("5");
        session.StartsAt.ShouldBe(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        session.EndsAt.ShouldBe(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        session.CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        session.UpdatedAt.ShouldBeNull();
        session.CeuCredits.ShouldBe(1.5m);
        session.Capacity.ShouldBeNull();
        session.IsPublic.ShouldBe(true);
        session.CompositionStatus!.SourceCount.ShouldBe(2);
        session.CustomFields.Single().Value.ShouldBe("Beamer, Mic");
        session.Track!.Name.ShouldBe("Green");
        session.Format!.Name.ShouldBe("Talk");
        session.Room.ShouldBeNull();
        session.Level.ShouldBeNull();
        session.Language.ShouldBeNull();
        session.Speakers.ShouldBeEmpty();
        session.Tags.Single().Name.ShouldBe("Nature");
        session.Sponsors.Single().Name.ShouldBe("Hive Inc");
        session.Subsessions.Single().Id.ShouldBe("sub1");
        session.AdminUrl.ShouldBe("https://app.example.org/s/12");
        var participant = session.Participants.Single();
        participant.Id.ShouldBe("88");
        participant.SessionParticipantId.ShouldBe("p1");
        participant.Role!.Slug.ShouldBe("panelist");
        participant.ToString().ShouldNotContain("555");
    }

    [Fact]
    public async Task One_session_may_come_wrapped()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1", """{"data":{"id":"s1"}}""");

        (await lab.Client.Sessions.GetAsync(7, "s1")).Id.ShouldBe("s1");
    }

    [Fact]
    public async Task A_search_sends_its_filters_and_reads_its_page()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Search, $$$"""{"results":[{{{Full}}}],"pagination":{"currentPage":2,"pageSize":"50","totalPages":3,"totalResults":101}}""");

        var page = await lab.Client.Sessions.SearchAsync(
            7,
            new SessionSearch
            {
                UpdatedAfter = new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(1)),
                CreatedBefore = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero),
                Status = "pending",
                IsAbstract = true,
                IncludeLinkedSources = true,
                Order = SearchOrder.UpdatedDescending,
            },
            2,
            50);

        page.Items.Count.ShouldBe(1);
        (page.Number, page.Size, page.Total, page.TotalPages).ShouldBe((2, 50, 101, 3));
        page.ReceivedAt.ShouldBe(lab.Clock.GetUtcNow());
        var sent = lab.Server.Seen.Single();
        sent.Target.ShouldBe("/v1/event/7/sessions?page=2&pageSize=50");
        sent.Headers["Content-Type"].ShouldStartWith("application/json");
        sent.Body.ShouldBe(
            """{"filters":{"createdAt":{"before":"2026-11-02T00:00:00.000Z"},"updatedAt":{"after":"2026-11-01T00:00:00.000Z"},"status":"pending","isAbstract":true},"sort":{"order":"updatedAt","sort":"desc"},"expand":["linked_sources"]}""");
    }

    [Fact]
    public async Task A_search_of_traces_sends_its_filters_and_reads_deletions()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(
            "POST /v1/event/7/sessions/status",
            """
            {"results":[{"id":"s1","friendly_id":"DEV-1","status":"accepted","custom_status":null,"deleted_at":"2026-11-03T00:00:00Z","is_abstract":true,
              "composition_status":{"role":"source"},"subsessions":[{"id":"s1a","status":null,"deleted_at":null}]},{"id":"s2","subsessions":null}],
             "pagination":{"currentPage":1,"pageSize":100,"totalPages":1,"totalResults":2}}
            """);

        var page = await lab.Client.Sessions.SearchTracesAsync(
            7,
            new SessionTraceSearch
            {
                UpdatedAfter = new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(1)),
                DeletedAfter = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero),
                Order = SearchOrder.CreatedAscending,
            },
            1,
            100);

        var deleted = page.Items[0];
        (deleted.FriendlyId, deleted.IsAbstract, deleted.CompositionStatus!.Role).ShouldBe(("DEV-1", true, "source"));
        deleted.DeletedAt.ShouldBe(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero));
        deleted.Subsessions.Single().DeletedAt.ShouldBeNull();
        page.Items[1].Subsessions.ShouldBeEmpty();
        lab.Server.Seen.Single().Body.ShouldBe(
            """{"filters":{"updatedAt":{"after":"2026-11-01T00:00:00.000Z"},"deletedAt":{"after":"2026-11-02T00:00:00.000Z"}},"sort":{"order":"createdAt","sort":"asc"}}""");
    }

    [Fact]
    public async Task A_page_without_pagination_does_not_invent_a_total()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Search, """{"data":[]}""");

        var page = await lab.Client.Sessions.SearchAsync(7, new(), 1, 25);

        (page.Number, page.Size, page.Total, page.TotalPages).ShouldBe((1, 25, null, null));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(" ")]
    [InlineData(".")]
    public async Task An_id_that_would_lead_elsewhere_is_refused_before_it_is_sent(string id)
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Sessions.GetAsync(7, id));

        lab.Server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_with_slashes_stays_one_segment()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/..%2F..%2F8", Reply.Status(404));

        await Should.ThrowAsync<NotFoundException>(lab.Client.Sessions.GetAsync(7, "../../8"));
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(1, 0)]
    [InlineData(1, 101)]
    public async Task Pages_out_of_range_are_refused(int page, int pageSize)
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => lab.Client.Sessions.SearchAsync(7, new(), page, pageSize));
    }
}
