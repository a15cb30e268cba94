using System.Text.Json;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>
/// What stands in a rule of Sessionboard's. Its config is published nowhere; in the product a rule is a sentence with a priority, so every text in it is
/// looked at, wherever it is.
/// </summary>
internal static class WrittenRules
{
    private const int MostTexts = 12;
    private const int Deepest = 4;

    /// <summary>The texts in it, its name last, without those that are the same.</summary>
    public static IReadOnlyList<string> Texts(SchedulingRule rule) =>
    [
        .. new[] { rule.Description }.Concat(rule.Config is { } config ? In(config, 0) : []).Append(rule.Name)
            .Select(text => Markup.TextOf(text)).Where(text => text.Any(char.IsLetter)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTexts),
    ];

    private static IEnumerable<string?> In(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()],
        JsonValueKind.Array when depth < Deepest => value.EnumerateArray().Take(MostTexts).SelectMany(item => In(item, depth + 1)),
        JsonValueKind.Object when depth < Deepest => value.EnumerateObject().Take(MostTexts).SelectMany(property => In(property.Value, depth + 1)),
        _ => [],
    };
}
