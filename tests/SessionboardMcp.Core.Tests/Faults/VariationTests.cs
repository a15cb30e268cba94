using System.Text.Json;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>What nobody can check at Sessionboard is survived either way.</summary>
public sealed class VariationTests
{
    private const string Count = "FIND Session INCLUDE COUNT(id) AS sessions";
    private static readonly Event Forum = SharedSeed.Organization.Events.Single(seeded => seeded.Id == SeededEvents.PublishingForum);

    [Fact]
    public async Task Without_headers_no_budget_is_told_or_invented()
    {
        await using var sandbox = await StartAsync(new SandboxVariations { TellsRateLimits = false });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);

        foreach (var (tool, arguments) in (Dictionary<string, object>)new()
        {
            ["list_events"] = new { },
            ["get_event_overview"] = new { event_id = Forum.Id },
            ["get_schema"] = new { event_id = Forum.Id },
            ["run_query"] = new { event_id = Forum.Id, query = Count },
            ["list_reports"] = new { },
            ["list_event_settings"] = new { event_id = Forum.Id, kind = "statuses" },
        })
        {
            var receipt = (await assistant.AskAsync(tool, arguments)).Receipt();
            receipt.TryGetProperty("budget", out _).ShouldBeFalse(tool);
        }

        assistant.Sessionboard.RateLimit(RateLimitCategory.Insights).ShouldBeNull();
        var findings = await Doctor.ExamineAsync(assistant.Sessionboard, "sandbox", TimeProvider.System, null, CancellationToken.None);
        findings.ShouldAllBe(finding => finding.Outcome == Outcome.Passed);
        findings.Single(finding => finding.Check == "budget").Detail.ShouldBe("Sessionboard does not tell the insights budget.");
    }

    [Fact]
    public async Task A_limit_that_says_no_time_is_given_none()
    {
        var faults = new SandboxFaults();
        await using var sandbox = await StartAsync(new SandboxVariations { TellsRateLimits = false, NamesErrorClasses = true }, faults);
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress);
        await assistant.AskAsync("get_schema", new { event_id = Forum.Id });
        faults.Plan(new Fault(FaultKind.TooManyRequests) { Duration = TimeSpan.FromHours(1), PathPrefix = "/v1/event/", Times = 50 });
        faults.Plan(new Fault(FaultKind.TooManyRequests) { Duration = TimeSpan.FromHours(1), PathPrefix = "/v1/insights/", Times = 50 });

        var error = await assistant.AskInVainAsync("run_query", new { event_id = Forum.Id, query = Count });

        error.ShouldStartWith("Sessionboard's request limit for insights is used up, and Sessionboard does not say until when.");
        error.ShouldNotContain("until 20");
        error.ShouldNotContain("TooManyRequestsError");
        var findings = await Doctor.ExamineAsync(assistant.Sessionboard, "sandbox", TimeProvider.System, null, CancellationToken.None);
        findings.Single(finding => finding.Check == "budget").Mend!.ShouldStartWith("Sessionboard does not say until when.");
    }

    [Theory]
    [InlineData("/v1/event/{eventId}/insights/schema", 1)]
    [InlineData("/v1/insights/events/{eventId}/schema", 2)]
    [InlineData("/v1/insights/event/{eventId}/schema", 3)]
    public async Task A_schema_is_found_under_each_documented_path_and_the_path_is_remembered(string path, int requests)
    {
        var wire = new Wire();
        await using var sandbox = await StartAsync(new SandboxVariations { EventSchemaPaths = [path] });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, configure: services => wire.Lay(services));

        (await assistant.AskAsync("get_schema", new { event_id = Forum.Id })).Rows().ShouldNotBeEmpty();
        wire.Seen("/schema").ShouldBe(requests);
        (await assistant.AskAsync("get_schema", new { event_id = SeededEvents.DevCon })).Rows().ShouldNotBeEmpty();
        wire.Seen("/schema").ShouldBe(requests + 1, "what worked is asked first");
        (await assistant.AskAsync("run_query", new { event_id = SeededEvents.HealthDay, query = Count })).Rows().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Names_that_the_organization_masks_are_shown_and_never_used()
    {
        await using var sandbox = await StartAsync(new SandboxVariations { MasksNames = true });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, "sandbox-no-pii-mask");
        var person = Forum.Contacts.First(contact => contact.FirstName.Length > 1 && contact.LastName.Length > 1);
        var mask = $"{person.FirstName[0]}*** {person.LastName[0]}***";

        // Shown, by id.
        var shown = await assistant.AskAsync("get_person", new { event_id = Forum.Id, contact_id = person.Id });
        shown.Rows().Single(row => row[0].GetString() == "name")[1].GetString().ShouldBe(mask);

        // Neither looked for nor matched nor offered.
        foreach (var (tool, argument) in new[] { ("get_person", "contact_id"), ("search_sessions", "speaker"), ("search_people", "text"), ("search_sessions", "text"), ("search", "query") })
        {
            var arguments = new Dictionary<string, object> { [argument] = mask };
            if (tool != "search")
                arguments["event_id"] = Forum.Id;
            (await assistant.AskInVainAsync(tool, arguments)).ShouldContain("masked", Case.Insensitive, $"{tool} {argument}");
            arguments[argument] = person.FullName;
            var (_, text) = await assistant.TryAsync(tool, arguments);
            text.Contains("nearest", StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{tool}: {text}");
        }

        // Not compared.
        var check = await assistant.AskAsync("check_programme", new { event_id = Forum.Id });
        check.Rows().ShouldAllBe(row => row[0].GetString() != "duplicate_name");
        check.Rows().ShouldAllBe(row => row[4].ValueKind == JsonValueKind.Null || !row[4].GetString()!.Contains("of one name"));
        check.Receipt().GetProperty("caveats").EnumerateArray().Select(caveat => caveat.GetString()).ShouldContain("Sessionboard masks names for this credential: people of one name cannot be told.");

        // Not asked for in a query.
        (await assistant.AskInVainAsync("run_query", new { event_id = Forum.Id, query = $"FIND Contact WHERE full_name = '{mask}'" })).ShouldContain("masked");
    }

    [Fact]
    public async Task Paginations_in_snake_case_hold_together()
    {
        await using var usual = await StartAsync(new SandboxVariations());
        await using var snake = await StartAsync(new SandboxVariations { HasSnakeCasePagination = true });
        await using var one = await Assistant.ConnectAsync(usual.BaseAddress);
        await using var other = await Assistant.ConnectAsync(snake.BaseAddress);

        foreach (var (tool, arguments) in new (string, object)[]
        {
            ("get_event_overview", new { event_id = SeededEvents.DevCon }),
            ("search_people", new { event_id = SeededEvents.DevCon, role = "speaker" }),
            ("list_event_settings", new { event_id = SeededEvents.DevCon, kind = "tags" }),
            ("list_reports", new { }),
            ("run_query", new { event_id = SeededEvents.DevCon, query = "FIND Session INCLUDE title", limit = 7, page = 2 }),
        })
        {
            var (expected, answer) = (await one.AskAsync(tool, arguments), await other.AskAsync(tool, arguments));
            answer.GetProperty("total").GetInt32().ShouldBe(expected.GetProperty("total").GetInt32(), tool);
            JsonElement.DeepEquals(answer.GetProperty("rows"), expected.GetProperty("rows")).ShouldBeTrue(tool);
        }
    }

    [Theory]
    [InlineData("BadRequestError")]
    [InlineData("NotFoundError")]
    [InlineData("ForbiddenError")]
    public async Task The_name_of_a_class_is_told_to_nobody(string name)
    {
        await using var sandbox = await StartAsync(new SandboxVariations { NamesErrorClasses = true });
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, name == "ForbiddenError" ? "sandbox-no-insights" : "sandbox-full");

        var error = await assistant.AskInVainAsync("run_query", new { event_id = Forum.Id, query = "FIND Nonsense INCLUDE nothing", send_anyway = true });

        error.ShouldNotContain("Error", Case.Sensitive);
        error.ShouldStartWith(name == "ForbiddenError" ? "Sessionboard refuses this (403)." : "Sessionboard refuses the query (400): ");
    }

    private static Task<SandboxHost> StartAsync(SandboxVariations variations, SandboxFaults? faults = null) =>
        SandboxHost.StartAsync(new SandboxOptions { Variations = variations, Faults = faults ?? new SandboxFaults(), Limit = 10_000 });
}
