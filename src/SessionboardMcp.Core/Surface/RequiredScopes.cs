using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Prompts;
using SessionboardMcp.Core.Resources;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// The scopes that a request needs, by what it names: for a host that must refuse before the protocol answers (a scope challenge is
/// an HTTP status). Each tool still checks for itself.
/// </summary>
public static class RequiredScopes
{
    private static readonly FrozenDictionary<string, SessionboardTool> Tools =
        ToolCatalogue.Create().Concat(DeepResearch.Create()).Concat(Views.Create()).ToFrozenDictionary(tool => tool.ProtocolTool.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SessionboardPrompt> Prompts =
        PromptCatalogue.Create().ToFrozenDictionary(prompt => prompt.ProtocolPrompt.Name, StringComparer.Ordinal);

    private static readonly IReadOnlyList<SessionboardResource> Resources = ResourceCatalogue.Create();

    /// <summary>Every scope that anything here needs: what is worth asking for.</summary>
    public static IReadOnlySet<string> All { get; } = Tools.Values.SelectMany(tool => tool.RequiredScopes.Concat(tool.EitherScopes))
        .Concat(Prompts.Values.SelectMany(prompt => prompt.RequiredScopes))
        .Concat(Resources.SelectMany(resource => resource.RequiredScopes))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Reading = All.Except(Scopes.AllWrite).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those of them that are of use on this server: where changes are switched off, nobody is asked for the scope of one.</summary>
    /// <param name="services">The services of the host, or of a request.</param>
    public static IReadOnlySet<string> Offered(IServiceProvider services) =>
        !WritesSwitch.IsOn(services) ? Reading
        : services.GetService<GivenWrites>() is { } given ? Reading.Union(All.Where(given.Scopes.Contains)).ToHashSet(StringComparer.Ordinal)
        : All;

    /// <summary>The scopes of a call of a tool with these arguments; none for a name that is no tool.</summary>
    public static IReadOnlyList<string> OfTool(string name, IDictionary<string, JsonElement>? arguments = null) =>
        Tools.TryGetValue(name, out var tool) ? tool.ScopesOf(arguments) : [];

    /// <summary>The same without those of changes where these are switched off: the tool then says so, and no scope would help.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="services">The services of the request.</param>
    public static IReadOnlyList<string> OfTool(string name, IDictionary<string, JsonElement>? arguments, IServiceProvider services) =>
        WritesSwitch.IsOn(services) ? OfTool(name, arguments) : [.. OfTool(name, arguments).Where(scope => !Scopes.AllWrite.Contains(scope))];

    /// <summary>The scopes of a prompt; none for a name that is no prompt.</summary>
    public static IReadOnlyList<string> OfPrompt(string name) => Prompts.TryGetValue(name, out var prompt) ? prompt.RequiredScopes : [];

    /// <summary>The scopes of a read of a resource; none for an address that is no resource.</summary>
    public static IReadOnlyList<string> OfResource(string uri) => Resources.FirstOrDefault(resource => resource.IsMatch(uri))?.RequiredScopes ?? [];
}
