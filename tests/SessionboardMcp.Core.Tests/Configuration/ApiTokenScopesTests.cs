using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Configuration;

/// <summary>What an API token may is said by who set it up, as nothing tells it.</summary>
public sealed class ApiTokenScopesTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public void Unsaid_it_reads_everything_and_writes_nothing() => Of([]).ShouldBe(Scopes.AllRead, ignoreOrder: true);

    [Theory]
    [InlineData("read:insights read:events write:sessions")]
    [InlineData("read:insights,read:events,write:sessions")]
    [InlineData(" read:insights;  read:events ; write:sessions ")]
    public void One_text_names_several(string value) =>
        Of(new() { ["Sessionboard:Scopes"] = value }).ShouldBe(["read:insights", "read:events", "write:sessions"], ignoreOrder: true);

    [Fact]
    public void A_list_names_them() =>
        Of(new() { ["Sessionboard:Scopes:0"] = "read:insights", ["Sessionboard:Scopes:1"] = "write:metadata" }).ShouldBe(["read:insights", "write:metadata"], ignoreOrder: true);

    [Theory]
    [InlineData("read:insights write:session", "holds 'write:session', which is no scope of Sessionboard. Did you mean write:sessions?")]
    [InlineData("read:insights Write:Sessions", "holds 'Write:Sessions', which is no scope")]
    [InlineData("read:insights everything", "holds 'everything', which is no scope of Sessionboard.")]
    [InlineData("write:sessions", "does not name read:insights, without which Sessionboard serves no assistant.")]
    public void What_is_no_scope_is_told_with_those_that_are(string value, string problem)
    {
        var told = Should.Throw<ConfigurationProblemException>(() => Of(new() { ["Sessionboard:Scopes"] = value })).Message;

        told.ShouldContain($"Sessionboard:Scopes {problem}");
        if (told.Contains("no scope", StringComparison.Ordinal))
            told.ShouldContain("write:metadata, write:sessions");
    }

    [Fact]
    public void A_sandbox_tells_what_its_token_may_write_and_the_configuration_narrows_it()
    {
        var configuration = new ConfigurationManager();
        SessionboardVariables.UseSandbox(configuration, sandbox.Address, "sandbox-full", ["read:events", "write:sessions"]);
        ApiTokenScopes.Read(configuration).ShouldBe([.. Scopes.AllRead, "write:sessions"], ignoreOrder: true);

        var narrowed = new ConfigurationManager { ["Sessionboard:Scopes"] = "read:insights" };
        SessionboardVariables.UseSandbox(narrowed, sandbox.Address, "sandbox-full", ["read:events", "write:sessions"]);
        ApiTokenScopes.Read(narrowed).ShouldBe(["read:insights"]);
    }

    [Theory]
    [InlineData("", "read:insights", "Off: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change, as write:metadata and write:sessions and write:contacts and write:events and write:exhibitors and write:sponsors are not named.")]
    [InlineData("", "read:insights write:sessions", "On: create_session, update_session, update_sessions, delete_record, restore_record, undo_change. Off: create_event_setting, update_event_setting, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, as write:metadata and write:contacts and write:sponsors and write:exhibitors and write:events are not named.")]
    [InlineData("", "read:insights write:sessions write:metadata write:contacts write:events", "On: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change. Off: create_sponsor_exhibitor, update_sponsor_exhibitor, as write:sponsors and write:exhibitors are not named.")]
    [InlineData("", "read:insights write:sessions write:metadata write:contacts write:events write:exhibitors", "On: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change.")]
    [InlineData("", "read:insights write:sessions write:metadata write:contacts write:sponsors write:exhibitors write:events", "On: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change.")]
    [InlineData("Writes:Enabled", "read:insights write:sessions write:metadata write:contacts write:sponsors write:exhibitors write:events", "Off: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change. Nothing can be changed through this server: its operator has switched changes off (Writes:Enabled is false).")]
    [InlineData("store", "read:insights write:sessions write:metadata write:contacts write:sponsors write:exhibitors write:events", "Off: create_event_setting, update_event_setting, create_session, update_session, update_sessions, delete_record, restore_record, create_contact, update_contact, import_contacts, create_sponsor_exhibitor, update_sponsor_exhibitor, create_report, update_report, create_agenda_draft, update_agenda_draft, place_session, remove_placement, plan_agenda, commit_agenda_draft, undo_change. Nothing can be changed through this server, as it keeps no change sets.")]
    public void Doctor_says_which_writes_are_off_and_why(string off, string scopes, string detail)
    {
        var settings = new Dictionary<string, string?> { ["Sessionboard:Scopes"] = scopes, ["Writes:Enabled"] = off == "Writes:Enabled" ? "false" : "true" };
        using var services = Services(settings, keepsChanges: off != "store");

        var finding = WrittenThrough.Find(services);

        finding.Check.ShouldBe("writes");
        finding.Detail.ShouldStartWith(detail);
        finding.Outcome.ShouldBe(detail.Contains("Off", StringComparison.Ordinal) ? Outcome.Noted : Outcome.Passed);
    }

    [Fact]
    public async Task Who_lacks_one_is_told_where_it_is_named()
    {
        await using var assistant = await Assistant.ConnectAsync(sandbox.Address, settings: new Dictionary<string, string?> { ["Sessionboard:Scopes"] = "read:insights read:events read:sessions" });

        (await assistant.AskInVainAsync("create_session", new { event_id = 3960, title = "x" })).ShouldBe(
            "Not allowed: this needs the scope write:sessions, which this connection does not have. Sessionboard does not tell what an API token may: whoever set up this server names the token's scopes in Sessionboard:Scopes.");
    }

    private static IReadOnlySet<string> Of(Dictionary<string, string?> settings)
    {
        using var services = Services(settings, keepsChanges: true);
        return services.GetRequiredService<Caller>().Scopes;
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings, bool keepsChanges)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApiTokenIdentity(configuration, "test", usesSandbox: true);
        services.AddSessionboardMcp(configuration);
        if (keepsChanges)
            services.AddSingleton<IChangeStore>(new MemoryChanges()).AddSingleton<IAuditTrail>(new MemoryChanges());
        return services.BuildServiceProvider();
    }
}
