using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Tools;

/// <summary>Tells a status that the event has and no session does from one that there is not. The list of them spends a read, so it is asked for only then.</summary>
internal static class UnusedStatus
{
    /// <summary>The event's own statuses; null where they cannot be read.</summary>
    public static async Task<IReadOnlyList<NamedChoice>?> ReadAsync(EventIndex index, CancellationToken cancellationToken)
    {
        try
        {
            var statuses = await index.SettingsAsync(SettingKind.Statuses, cancellationToken);
            return [.. statuses.Items.OfType<SessionStatus>().Where(status => status.IsCustom).Select(status => new NamedChoice(status.Id, status.Name ?? ""))];
        }
        catch (SessionboardException)
        {
            return null;
        }
    }

    /// <summary>What is said where nothing was found by it.</summary>
    /// <param name="wanted">The status that was asked for, which no session has.</param>
    /// <param name="known">The event's own statuses; null where they could not be read.</param>
    /// <param name="used">The names of those that sessions can have without them.</param>
    /// <exception cref="InvalidArgumentException">The event has no such status.</exception>
    public static string Note(string wanted, IReadOnlyList<NamedChoice>? known, IReadOnlyList<string> used)
    {
        IReadOnlyList<NamedChoice> own = known ?? [];
        var meant = own.FirstOrDefault(status => status.Id.Equals(SameName.Id(wanted), StringComparison.OrdinalIgnoreCase)) ?? SameName.Among(own, wanted).FirstOrDefault();
        if (meant is not null)
            return $"The event has the status {StrangersText.Quoted(meant.Name)}, and no session or abstract has it.";
        var nearest = NearestChoices.Of(wanted, [.. used.Concat(own.Select(status => status.Name)).Distinct(StringComparer.OrdinalIgnoreCase)]);
        throw new InvalidArgumentException($"Argument `status`: {(known is null ? "no session has the" : "the event has no")} status {StrangersText.Quoted(wanted)}. The nearest: {string.Join(", ", nearest.Select(name => StrangersText.Quoted(name)))}.");
    }
}
