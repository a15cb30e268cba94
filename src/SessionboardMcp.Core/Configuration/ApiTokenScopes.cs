using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Access;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// Which scopes an API token has. Sessionboard has no documented way to ask, so whoever sets one up says it in <c>Sessionboard:Scopes</c>; else
/// every read scope is assumed, and nothing can be changed.
/// </summary>
internal static class ApiTokenScopes
{
    private const string Key = "Sessionboard:Scopes";

    /// <summary>How more is had, for whoever lacks a scope.</summary>
    public const string HowToGetMore = $"Sessionboard does not tell what an API token may: whoever set up this server names the token's scopes in {Key}.";

    /// <summary>The scopes, from a list or from one text with spaces or commas between.</summary>
    /// <exception cref="ConfigurationProblemException">One is unknown, or the one is missing without which nothing works.</exception>
    public static IReadOnlySet<string> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        var given = section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(value => value?.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        if (given.Count == 0)
            return Scopes.AllRead;
        if (given.FirstOrDefault(scope => !Scopes.Documented.Contains(scope)) is { } unknown)
        {
            var nearest = NearestNames.Of(unknown, Scopes.Documented, 1);
            throw new ConfigurationProblemException(
                $"{Key} holds '{ConfigurationArguments.Name(unknown)}', which is no scope of Sessionboard.{(nearest.Count > 0 ? $" Did you mean {nearest[0]}?" : "")} It knows {string.Join(", ", Scopes.Documented.Order(StringComparer.Ordinal))}.");
        }

        return given.Contains(Scopes.ReadInsights)
            ? given
            : throw new ConfigurationProblemException($"{Key} does not name {Scopes.ReadInsights}, without which Sessionboard serves no assistant. Name all scopes of the API token there, those for reading too.");
    }
}
