using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Checking;

namespace SessionboardMcp.Core.Queries;

/// <summary>
/// The names of settings that a query tests, so that a misspelt one is told instead of finding nothing. They come from searches that
/// Sessionboard does not limit, and are kept.
/// </summary>
internal static class KnownSettings
{
    private const int LongestShown = 80;

    // Whatever roles there are, these are among them.
    private static readonly string[] CoreRoles = ["speaker", "moderator", "chairperson"];

    private static readonly (string Entity, string Singular, SettingKind Kind)[] Kinds =
    [
        ("tracks", "track", SettingKind.Tracks), ("rooms", "room", SettingKind.Rooms), ("tags", "tag", SettingKind.Tags),
        ("formats", "format", SettingKind.Formats), ("levels", "level", SettingKind.Levels), ("languages", "language", SettingKind.Languages),
    ];

    /// <summary>The names of those settings whose fields are tested.</summary>
    /// <param name="indexes">The events that the query is about.</param>
    /// <param name="schema">The live schema, which tells the roles.</param>
    /// <param name="tested">The fields that the query compares with texts, as <c>entity.field</c>.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static async Task<Dictionary<string, KnownNames>> OfAsync(
        IReadOnlyList<EventIndex> indexes, InsightsSchema schema, IReadOnlySet<string> tested, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownNames>(StringComparer.Ordinal);
        foreach (var (entity, singular, kind) in Kinds)
        {
            string[] fields = [.. new[] { $"{entity}.name", $"sessions.{singular}_name" }.Where(tested.Contains)];
            if (fields.Length == 0 || await NamesAsync(indexes, kind, singular, cancellationToken) is not { } names)
                continue;
            foreach (var field in fields)
                known[field] = names;
        }

        if (schema.ParticipantRoles is { Count: > 0 } roles)
        {
            known["participant_contacts.role_slug"] = Known("role", [.. CoreRoles, .. roles.Select(role => role.Slug).OfType<string>()]);
            known["participant_contacts.role_name"] = Known("role", [.. CoreRoles, .. roles.Select(role => role.Name)]);
        }

        return known;
    }

    /// <summary>Names as the check takes them: what may be told of them is short, one line, and nothing that is masked.</summary>
    public static KnownNames Known(string kind, IReadOnlyList<string> names) => new(kind, names, [.. names.Where(IsShown)]);

    private static KnownNames Of(IndexPart<Setting> settings, string singular) =>
        settings.Made.Of(typeof(KnownNames), () => Known(singular, [.. settings.Items.Select(setting => setting.Name).OfType<string>()]));

    private static bool IsShown(string name) =>
        name.Length is > 0 and <= LongestShown && !name.Any(char.IsControl)
        && StrangersText.WithoutInvisible(name) == name && PersonalDataMask.Within(name) == name;

    // Where some are masked, or cannot be had, nobody can say that there is no such name.
    private static async Task<KnownNames?> NamesAsync(IReadOnlyList<EventIndex> indexes, SettingKind kind, string singular, CancellationToken cancellationToken)
    {
        try
        {
            var known = new List<KnownNames>();
            foreach (var index in indexes)
                known.Add(Of(await index.SettingsAsync(kind, cancellationToken), singular));
            return known.Exists(names => names.All.Any(name => name.Contains("***", StringComparison.Ordinal)))
                ? null
                : new KnownNames(singular, [.. known.SelectMany(names => names.All)], [.. known.SelectMany(names => names.Shown)]);
        }
        catch (SessionboardException)
        {
            // A query is not refused because its check lacks something.
            return null;
        }
    }
}
