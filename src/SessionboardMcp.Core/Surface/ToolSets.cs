using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Surface;

/// <summary>
/// Tools in sets, so that a model is not shown more of them than it can tell apart: assistants get worse at choosing, and some cut a long list
/// off. What is not shown can still be called where the grant covers it, as clients keep the list that they saw first.
/// </summary>
public static class ToolSets
{
    /// <summary>Chooses every set.</summary>
    public const string Every = "all";

    private const string Insights = "insights";
    private const string Programme = "programme";
    private const string People = "people";
    private const string Partners = "partners";
    private const string Settings = "settings";
    private const string Reports = "reports";
    private const string Agenda = "agenda";
    private const string Content = "content";

    private static readonly FrozenDictionary<string, string> SetOf = new Dictionary<string, string[]>
    {
        [Insights] = ["list_events", "find_event", "get_event_overview", "whats_changed", "get_schema", "run_query", "ask_data"],
        [Programme] =
        [
            "search_sessions", "get_session", "check_programme", "create_session", "update_session", "update_sessions", "delete_record", "restore_record",
            "get_change", "undo_change",
        ],
        [People] = ["search_people", "get_person", "create_contact", "update_contact", "import_contacts"],
        [Partners] = ["search_sponsors_exhibitors", "create_sponsor_exhibitor", "update_sponsor_exhibitor"],
        [Settings] = ["list_event_settings", "create_event_setting", "update_event_setting"],
        [Reports] = ["list_reports", "run_report", "list_dashboards", "get_dashboard", "create_report", "update_report"],
        [Agenda] =
        [
            "list_agenda_drafts", "get_agenda_draft", "get_agenda_board", "create_agenda_draft", "update_agenda_draft", "place_session", "remove_placement",
            "plan_agenda", "explain_placement", "list_planning_rules", "commit_agenda_draft",
        ],
        [Content] = ["get_session_content"],
    }.SelectMany(set => set.Value.Select(tool => KeyValuePair.Create(tool, set.Key))).ToFrozenDictionary(StringComparer.Ordinal);

    // Which sets a person ticked who granted these at consent.
    private static readonly FrozenDictionary<string, string[]> SetsOfScope = new Dictionary<string, string[]>
    {
        ["write:contacts"] = [People],
        ["write:sponsors"] = [Partners],
        ["write:exhibitors"] = [Partners],
        ["write:events"] = [Reports, Agenda],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the sets, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Names { get; } = [Insights, Programme, People, Partners, Settings, Reports, Agenda, Content];

    /// <summary>The set of a tool; null for one that stands in none and is always shown, such as that which signs in.</summary>
    /// <param name="tool">The tool's name.</param>
    public static string? Of(string tool) => SetOf.GetValueOrDefault(tool);

    /// <summary>
    /// The sets that a caller is shown who chose none. Who only reads sees all of them: that is not many. Who may write, too, sees those for
    /// everyday work, and those whose scope was chosen: ticked by a person, or named for a token. Everything at once is nobody's choice for a token.
    /// </summary>
    /// <param name="caller">The caller.</param>
    /// <param name="areWritesOff">Whether changes are off on this server, so that a write scope is of no use.</param>
    public static IReadOnlySet<string> For(Caller caller, bool areWritesOff = false)
    {
        if (areWritesOff || !caller.Scopes.Overlaps(Scopes.AllWrite))
            return Names.ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> ticked = caller.HasConsented || !Scopes.AllWrite.IsSubsetOf(caller.Scopes) ? caller.Scopes.SelectMany(scope => SetsOfScope.GetValueOrDefault(scope) ?? []) : [];
        return new HashSet<string>([Insights, Programme, People, Settings, .. ticked], StringComparer.Ordinal);
    }

    /// <summary>Reads names of sets.</summary>
    /// <param name="where">Where they stand, for the error.</param>
    /// <param name="names">The names, with commas or spaces between, or one by one.</param>
    /// <returns>The sets; empty where none is named.</returns>
    /// <exception cref="FormatException">One is no set. The message may be shown.</exception>
    public static IReadOnlySet<string> Read(string where, IEnumerable<string?> names)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.SelectMany(written => (written ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var known = name.ToLowerInvariant();
            if (known == Every)
                chosen.UnionWith(Names);
            else if (Names.Contains(known))
                chosen.Add(known);
            else
                throw new FormatException($"{where} names {StrangersText.Quoted(name, maxLength: 40)}, which is no set of tools. The sets are {string.Join(", ", Names)}, and {Every}.");
        }

        return chosen;
    }

    /// <summary>A filter that shows the chosen sets in the list of tools.</summary>
    internal static McpRequestHandler<ListToolsRequestParams, ListToolsResult> Choose(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next) =>
        async (request, cancellationToken) =>
        {
            var shown = Shown(request.Services!);
            var list = await next(request, cancellationToken);
            list.Tools = [.. list.Tools.Where(tool => Of(tool.Name) is not { } set || shown.Contains(set))];
            return list;
        };

    private static IReadOnlySet<string> Shown(IServiceProvider services)
    {
        try
        {
            if (services.GetService<AskedToolSets>() is { } asked && Read("The address's toolsets", asked.Names) is { Count: > 0 } chosen)
                return chosen;
        }
        catch (FormatException wrong)
        {
            throw new McpProtocolException(wrong.Message, McpErrorCode.InvalidParams);
        }

        return Read(ToolsOptions.SetsKey, services.GetRequiredService<IOptions<ToolsOptions>>().Value.Sets) is { Count: > 0 } configured
            ? configured
            : For(services.GetRequiredService<Caller>(), WritesSwitch.WhyOff(services) is not null);
    }
}
