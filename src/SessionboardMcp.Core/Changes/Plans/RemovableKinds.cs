using System.Text.Json;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>
/// Every kind of records that can be deleted, with what each needs: the one place where a kind is added. The tools, their scopes and who sees
/// them follow from it.
/// </summary>
internal static class RemovableKinds
{
    private const string Anew = "Make it anew with create_event_setting, and put it on its sessions with update_sessions.";
    private const string ByHand = "Make it anew with create_event_setting, and put it on its sessions in Sessionboard.";

    private const string ReportAnew = "Save it anew with create_report.";
    private const string DraftAnew = "Make another with create_agenda_draft.";

    private static readonly string[] OfSessions = [Scopes.ReadSessions, Scopes.WriteSessions];

    // What a person or a company has in sessions is told before.
    private static readonly string[] OfPeople = [Scopes.ReadContacts, Scopes.ReadSessions];

    // Sessions tell by how many of them a setting is used.
    private static readonly string[] OfSettings = [Scopes.ReadSessions, Scopes.WriteMetadata];

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<RemovableKind> All { get; } =
    [
        new("session", OfSessions, SessionRemoval.DeleteAsync) { AlsoCalled = ["abstract", "submission", "sub-session"], Restore = SessionRemoval.RestoreAsync },
        new("contact", [.. OfPeople, Scopes.WriteContacts], ContactRemoval.DeleteAsync)
        {
            AlsoCalled = ["person", "people", "speaker"],
            Restore = async (asked, earlier, token) =>
                RecordRestoration.Plan(asked, RecordKind.Contact, IndexChoices.People(await asked.Index.PeopleAsync(token)), earlier),
        },
        Company(RecordKind.Sponsor, Scopes.WriteSponsors),
        Company(RecordKind.Exhibitor, Scopes.WriteExhibitors),
        new("report", [Scopes.WriteEvents], ReportRemoval.DeleteAsync) { AlsoCalled = ["saved report"], Instead = ReportAnew },
        new("draft", [Scopes.WriteEvents], DraftRemoval.DeleteAsync) { AlsoCalled = ["agenda draft"], Instead = DraftAnew },
        Setting(RecordKind.Track, Anew),
        Setting(RecordKind.Room, Anew),
        Setting(RecordKind.Tag, Anew),
        Setting(RecordKind.Format, ByHand),
        Setting(RecordKind.Level, ByHand),
        Setting(RecordKind.Language, ByHand),
        new("status", OfSettings, (asked, token) => SettingRemoval.DeleteAsync(asked, RecordKind.Status, token))
        {
            AlsoCalled = ["custom status", "statuses"],
            Restore = async (asked, earlier, token) => RecordRestoration.Plan(
                asked,
                RecordKind.Status,
                [.. (await asked.Call.Client.Settings.ListAsync(asked.Summary.Id, SettingKind.Statuses, token)).Select(status => new NamedChoice(status.Id, status.Name ?? ""))],
                earlier),
        },
        // Whichever of those it is.
        new("setting", OfSettings, SettingRemoval.DeleteAnyAsync) { Instead = $"{Anew} Only a custom status comes back: that is the kind status." },
    ];

    /// <summary>The kind of record.</summary>
    public static readonly ToolInput Kind = ToolInput.Text("kind", $"{string.Join(", ", All.Select(kind => kind.Word))}.", "session") with { IsRequired = true, Max = 20 };

    /// <summary>The kind of a record that comes back.</summary>
    public static readonly ToolInput RestoreKind =
        Kind with { Description = $"{string.Join(", ", All.Where(kind => kind.Restore is not null).Select(kind => kind.Word))}." };

    /// <summary>The scopes of which who has none can delete nothing.</summary>
    public static IReadOnlySet<string> Writes { get; } = All.Select(kind => kind.Write).ToHashSet(StringComparer.Ordinal);

    /// <summary>The scopes of which who has none can bring nothing back.</summary>
    public static IReadOnlySet<string> RestoreWrites { get; } =
        All.Where(kind => kind.Restore is not null).Select(kind => kind.Write).ToHashSet(StringComparer.Ordinal);

    /// <summary>The kind that a call names.</summary>
    /// <exception cref="InvalidArgumentException">It names none.</exception>
    public static RemovableKind Of(ToolArguments arguments)
    {
        var wanted = arguments.RequiredText(Kind.Name);
        return Find(wanted) ?? All.First(kind => kind.Word == Choice.Of(Kind.Name, wanted, [.. All.Select(known => known.Word)]));
    }

    /// <summary>The kind that arguments name, whether or not they are right; null for none.</summary>
    public static RemovableKind? Named(IDictionary<string, JsonElement>? arguments) =>
        arguments is not null && arguments.TryGetValue(Kind.Name, out var kind) && kind.ValueKind == JsonValueKind.String && ClientText.IsText(kind)
            ? Find(kind.GetString()!)
            : null;

    private static RemovableKind? Find(string wanted) => All.FirstOrDefault(kind => Choice.Find(wanted, [kind.Word, .. kind.AlsoCalled]) is not null);

    private static RemovableKind Company(RecordKind kind, string write) => new(
        ChangeWords.Of(kind), [.. OfPeople, write], (asked, token) => AccountRemoval.DeleteAsync(asked, kind, token))
    {
        Restore = async (asked, earlier, token) => RecordRestoration.Plan(asked, kind, IndexChoices.Accounts(await AccountPlan.KnownAsync(asked, kind, token)), earlier),
    };

    private static RemovableKind Setting(RecordKind kind, string instead) =>
        new(ChangeWords.Of(kind), OfSettings, (asked, cancellationToken) => SettingRemoval.DeleteAsync(asked, kind, cancellationToken)) { Instead = instead };
}
