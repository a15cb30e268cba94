using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>One person may have two assistants of different rights: what the one wrote of personal data, the other reads masked, whatever it looks like.</summary>
public sealed class PersonalChangesTests
{
    private const int Event = Organizer.Event;
    private const string Open = "sandbox-no-pii-mask";

    // No pattern knows these.
    private const string Secret = "Otto at the harbour";

    private static Caller Masked => Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite));

    private static Caller Trusted => Masked with { ShowsPersonalData = true };

    [Fact]
    public async Task What_one_assistant_wrote_of_personal_fields_another_of_lesser_rights_reads_masked_in_every_answer()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        var other = await organizer.ConnectAsync(Open, null, Masked);
        var arguments = new { event_id = Event, email = "grete@bremen.example", first_name = "Grete", phone = "+49 421 5551234", custom_fields = new[] { $"Emergency contact={Secret}", "T-shirt size=L" } };

        var planned = await organizer.Assistant.AskAsync("create_contact", arguments);
        organizer.Assistant.LastText.ShouldContain(Secret);
        var id = planned.GetProperty("changeId").GetString()!;
        var waiting = await other.AskAsync("get_change", new { change_id = id });
        Masks(other, waiting);
        // The same call while it waits is answered with the same change.
        Masks(other, await other.AskAsync("create_contact", arguments));
        var made = await organizer.DecideAsync(id);
        Masks(other, await other.AskAsync("get_change", null));
        // The page is the person's: they see what they approve.
        PageOf(made).ShouldContain(Secret);
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));

        var contact = made.Records[0].Id!;
        var update = await organizer.Assistant.AskAsync("update_contact", new { event_id = Event, contact_id = contact, custom_fields = new[] { "Emergency contact=Hanna upstairs" } });
        var changed = await organizer.DecideAsync(update.GetProperty("changeId").GetString()!);
        await other.AskAsync("get_change", new { change_id = changed.Id });
        other.LastText.ShouldNotContain("Hanna");
        other.LastText.ShouldNotContain("harbour");
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        var undo = await other.AskAsync("undo_change", new { change_id = changed.Id });
        undo.GetProperty("state").GetString().ShouldBe("waiting");
        other.LastText.ShouldNotContain("Hanna");
        other.LastText.ShouldNotContain("harbour");

        // Masked or not, what is put back is the value itself.
        await organizer.DecideAsync(undo.GetProperty("changeId").GetString()!);
        (await organizer.Assistant.As(Open).Contacts.GetAsync(Event, contact)).CustomFields.Single(field => field.InternalName == "emergency_contact").Value.ShouldBe(Secret);
    }

    [Fact]
    public async Task It_holds_for_custom_fields_of_sessions_and_for_changes_kept_before_it_was_noted()
    {
        await using var organizer = await Organizer.OpenAsync(token: Open, caller: Trusted);
        var other = await organizer.ConnectAsync(Open, null, Masked);
        var planned = await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Of what is kept", custom_fields = new[] { "Target audience=Quiet people" } });
        var id = planned.GetProperty("changeId").GetString()!;
        var kept = (await organizer.Kept.FindAsync(Organizer.Subject, id, CancellationToken.None))!;

        await other.AskAsync("get_change", new { change_id = id });
        other.LastText.ShouldContain("Quiet people", customMessage: "the event does not say that it is personal");
        var record = kept.Records[0];
        await organizer.Kept.ReplaceAsync(kept with { Records = [record with { Fields = [.. record.Fields.Select(field => field with { IsPersonal = null })] }] }, CancellationToken.None);
        await other.AskAsync("get_change", new { change_id = id });

        other.LastText.ShouldNotContain("Quiet people");
        other.LastText.ShouldContain("Of what is kept");
    }

    private static void Masks(Assistant reader, JsonElement answer)
    {
        reader.LastText.ShouldNotContain("harbour");
        reader.LastText.ShouldNotContain("5551234");
        reader.LastText.ShouldNotContain("grete@bremen");
        answer.Rows().Select(row => (row[2].GetString(), row[4].GetString())).ShouldBe(
        [
            ("e-mail", "g***@b***.example"), ("first name", "Grete"), ("phone", "***-***-1234"), ("\"Emergency contact\"", "***"), ("\"T-shirt size\"", "L"),
        ]);
    }

    private static string PageOf(ChangeSet change) =>
        ChangeHtml.Of(new ChangeView { Change = change, Assistant = "Claude", Hidden = new Dictionary<string, string>(), Shown = ChangeDecision.HashOf(change) }).ToString()!;
}
