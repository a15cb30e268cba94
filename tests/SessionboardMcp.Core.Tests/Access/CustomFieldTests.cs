using System.Text.RegularExpressions;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Access;

/// <summary>Custom fields, which organizers call as they like, in every tool that shows values.</summary>
public sealed partial class CustomFieldTests(CustomFieldTests.Home home) : IClassFixture<CustomFieldTests.Home>
{
    private const int EventId = MoreFields.EventId;

    private static readonly Contact Person = MoreFields.Person;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_persons_and_a_sessions_fields_leave_by_what_definitions_and_words_say(bool shown)
    {
        await using var assistant = await ConnectAsync(shown);
        var session = home.Organization.Events.Single(one => one.Id == EventId).Sessions.First(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });

        string[] answers =
        [
            (await assistant.AskAsync("get_person", new { event_id = EventId, contact_id = Person.Id })).GetRawText(),
            (await assistant.AskAsync("get_session", new { event_id = EventId, session_id = session.Id })).GetRawText(),
            (await assistant.AskAsync("fetch", new { id = $"person:{EventId}:{Person.Id}" })).GetRawText(),
        ];

        foreach (var answer in answers)
            Holds(answer, shown);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_query_is_masked_by_definitions_though_the_schema_marks_nothing(bool shown, bool tells)
    {
        await using var assistant = await ConnectAsync(shown, tells);
        var columns = string.Join(", ", MoreFields.NamesOf(MoreFields.Personal).Concat(MoreFields.NamesOf(MoreFields.Harmless)).Select((name, place) => $"{name} AS c{place}"));

        Holds((await assistant.AskAsync("run_query", new { query = $"FIND Contact INCLUDE full_name, {columns} LIMIT 5", event_id = EventId })).GetRawText(), shown);
        foreach (var name in MoreFields.NamesOf(MoreFields.Sensitive))
            (await assistant.AskInVainAsync("run_query", new { query = $"FIND Contact INCLUDE {name} AS c", event_id = EventId })).ShouldContain("is sensitive personal data", Case.Sensitive, name);
    }

    [Fact]
    public async Task A_filter_or_order_on_a_field_that_only_a_definition_marks_is_refused()
    {
        await using var assistant = await ConnectAsync(shown: false);

        foreach (var name in MoreFields.NamesOf(MoreFields.Personal))
        {
            (await assistant.AskInVainAsync("run_query", new { query = $"FIND Contact WHERE {name} LIKE 'qq%' INCLUDE full_name", event_id = EventId })).ShouldStartWith("Not sent: personal data is masked");
            (await assistant.AskInVainAsync("run_query", new { query = $"FIND Contact INCLUDE full_name AS {name} ORDER BY {name}", event_id = EventId })).ShouldStartWith("Not sent: personal data is masked");
        }

        (await assistant.AskAsync("run_query", new { query = "FIND Contact WHERE hotel_choice LIKE 'ok%' INCLUDE hotel_choice ORDER BY hotel_choice LIMIT 3", event_id = EventId }))
            .Rows().ShouldAllBe(row => row[0].GetString()!.StartsWith(MoreFields.Harmless));
    }

    [Fact]
    public async Task Fields_without_a_definition_are_masked_where_the_schema_is_silent()
    {
        var wire = Silent();
        wire.Break = request => request.RequestUri!.AbsolutePath.Contains("/fields", StringComparison.Ordinal) ? new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("{}") } : null;
        await using var assistant = await Assistant.ConnectAsync(home.Address, "sandbox-no-pii-mask", configure: wire.Lay);

        var rows = (await assistant.AskAsync("run_query", new { query = "FIND Contact INCLUDE full_name, hotel_choice LIMIT 1", event_id = EventId })).Rows()[0];

        rows[0].GetString().ShouldNotBeNull().ShouldNotContain("***");
        rows[1].GetString().ShouldNotBeNull().ShouldContain("***");
    }

    [Fact]
    public async Task What_the_operator_names_never_leaves()
    {
        var settings = new Dictionary<string, string?> { ["Privacy:SensitiveFields:0"] = "Hotel choice", ["Privacy:SensitiveFields:1"] = "stage preference", ["Privacy:SensitiveFields:2"] = "SHOE" };
        await using var assistant = await Assistant.ConnectAsync(home.Address, "sandbox-no-pii-mask", showPersonalData: true, settings: settings);

        (await assistant.AskAsync("get_person", new { event_id = EventId, contact_id = Person.Id })).GetRawText().ShouldNotContain(MoreFields.Harmless);
        (await assistant.AskInVainAsync("run_query", new { query = "FIND Contact INCLUDE hotel_choice", event_id = EventId })).ShouldContain("`hotel_choice` is sensitive personal data");
        (await assistant.AskAsync("get_schema", new { event_id = EventId, entity = "contacts" })).GetRawText().ShouldNotContain("hotel_choice");
    }

    [Fact]
    public async Task Settings_and_schema_say_which_are_personal()
    {
        await using var assistant = await ConnectAsync(shown: false, tells: true);

        var fields = (await assistant.AskAsync("list_event_settings", new { event_id = EventId, kind = "fields" })).Rows()
            .Where(row => row[0].GetString()!.StartsWith("contact-", StringComparison.Ordinal)).ToDictionary(row => row[2].GetString()!, row => row[5].GetString());
        var schema = (await assistant.AskAsync("get_schema", new { event_id = EventId, entity = "contacts" })).Rows().Select(row => row[0].GetString()!).ToList();

        fields.Where(field => field.Value == "no").Select(field => field.Key).ShouldBe(MoreFields.NamesOf(MoreFields.Harmless), ignoreOrder: true);
        schema.ShouldContain("hotel_choice");
        schema.ShouldNotContain("gender_identity");
        schema.ShouldNotContain("q17");
    }

    [Theory]
    [InlineData("FIND Contact INCLUDE full_name AS email WHERE email LIKE 'a%'", "masked")]
    [InlineData("FIND Contact INCLUDE full_name ORDER BY badge_note", "masked")]
    [InlineData("FIND Contact INCLUDE full_name, q17 AS title", "sensitive")]
    public async Task A_report_a_widget_and_a_written_query_are_judged_alike(string query, string because)
    {
        var seed = MoreFields.Create();
        var organization = seed with
        {
            Reports = [new Report { Id = "r", Name = "Odd", Category = "x", Query = query, EventId = EventId }],
            Dashboards = [seed.Dashboards[0] with { Id = "d", Name = "Odd", EventId = EventId, Widgets = [new Widget("w", "Odd", "table", query)] }],
        };
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { Organization = organization });
        var wire = new Wire
        {
            Break = request => request.RequestUri!.AbsolutePath.EndsWith("/ai/generate", StringComparison.Ordinal)
                ? new HttpResponseMessage { Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { query })) }
                : null,
        };
        await using var assistant = await Assistant.ConnectAsync(sandbox.BaseAddress, "sandbox-no-pii-mask", configure: wire.Lay);

        (await assistant.AskInVainAsync("run_report", new { report_id = "r" })).ShouldContain(because);
        (await assistant.AskInVainAsync("ask_data", new { question = "x", event_id = EventId })).ShouldContain(because);
        (await assistant.AskAsync("get_dashboard", new { dashboard_id = "d" })).Rows().ShouldHaveSingleItem()[2].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        wire.Seen("/execute").ShouldBe(0);
        wire.Seen("/run").ShouldBe(0);
    }

    private static void Holds(string answer, bool shown)
    {
        answer.ShouldNotContain(MoreFields.Sensitive);
        answer.Contains(MoreFields.Personal, StringComparison.Ordinal).ShouldBe(shown);
        answer.ShouldContain(MoreFields.Harmless);
    }

    private Task<Assistant> ConnectAsync(bool shown, bool tells = false) =>
        Assistant.ConnectAsync(home.Address, "sandbox-no-pii-mask", showPersonalData: shown, configure: (tells ? new Wire() : Silent()).Lay, client: "ChatGPT");

    // Whether the real schema marks anything is not published.
    private static Wire Silent() => new() { Rewrite = (path, text) => path.EndsWith("/schema", StringComparison.Ordinal) ? Mark().Replace(text, "") : text };

    [GeneratedRegex("""(,"contains_pii":(true|false))|(,"description":"Custom field: [^"]*")""")]
    private static partial Regex Mark();

    public sealed class Home : IAsyncLifetime
    {
        private SandboxHost? _host;

        internal Organization Organization { get; } = MoreFields.Create();

        internal Uri Address => _host!.BaseAddress;

        public async Task InitializeAsync() => _host = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, Organization = Organization });

        public async Task DisposeAsync() => await _host!.DisposeAsync();
    }
}
