using SessionboardMcp.Refusals;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>Compares what tools can refuse, by the code, with what they were seen to refuse.</summary>
internal static class KnownRefusals
{
    private static readonly string[] OfShape = ["ToolArguments.", "ToolInputs."];

    // What the code can be read to refuse, and the tool never does, or not here: how its name begins, and why.
    private static readonly (string Begin, string Why)[] NotHere =
    [
        ("create_session: DescriptionArgument.InMarkup", "a new session has no description to find a part in, and no argument for it"),
        ("create_session: DescriptionArgument.Once", "likewise"),
        ("create_session: DescriptionArgument.Read", "likewise"),
        ("create_session: SessionChange.Custom", "a new session holds nothing that is masked"),
        ("create_contact: HeldFields.Set", "nor does a new contact"),
        ("create_sponsor_exhibitor: HeldFields.Set", "nor does a new company"),
        ("create_report: HeldFields.Set", "nothing of a report is personal"),
        ("update_report: HeldFields.Set", "nothing of a report is personal"),
        ("import_contacts: HeldFields.Set", "while anything is masked nothing is imported"),
        ("import_contacts: ContactImport.PlanAsync: is masked by Sessionboard", "Sessionboard masks for API tokens only; RefusalsOverStdioTests shows it"),
        ("delete_record: RecordRestoration.", "of restore_record: both take their kinds from one list"),
        ("delete_record: SessionRemoval.RestoreAsync", "likewise"),
        ("restore_record: NameResolver.Resolve", "of delete_record: both take their kinds from one list"),
        ("restore_record: SessionLookup.SessionAsync", "likewise"),
        ("restore_record: SessionRemoval.RefuseWithParts", "likewise"),
        ("restore_record: SettingRemoval.DeleteAsync", "likewise"),
        ("create_agenda_draft: HeldFields.Set", "nothing of a draft is personal"),
        ("update_agenda_draft: HeldFields.Set", "nothing of a draft is personal"),
        ("place_session: PlacementPlan.OfAsync", "one session is never more than a thousand"),
        ("remove_placement: PlacementPlan.OfAsync", "nor is that, and what has a place can be taken out"),
        ("plan_agenda: PlacementPlan.OfAsync", "PlanAgendaTests shows it, on a larger event"),
        ("plan_agenda: AgendaPlanning.MakeAsync", "PlanAgendaTests shows it, on a larger event"),
        ("plan_agenda: SessionFilter.ReadAsync: Argument `changed_after`", "it has no such argument"),
        ("explain_placement: ExplainPlacementTool.AnswerAsync: `: this program reads no rules", "the server does; RefusalsOverStdioTests shows it"),
        ("plan_agenda: AgendaFrame.Chosen: . Name the rooms", "PlanCountsTests shows it, on an event of more than 500 rooms"),
        ("explain_placement: ExplainPlacementTool.AnswerAsync: `: the draft holds more", "of a draft of more than 5,000 sessions"),
        ("explain_placement: AgendaFrame.", "it has no argument for days, and takes those that are in use"),
        ("explain_placement: AgendaHours.", "nor for hours"),
        ("all: ToolInputs.Read: ` holds half a character", "client libraries cannot send half a character; BoundedArgumentsTests shows it"),
    ];

    /// <summary>
    /// What a tool can refuse without having been seen to, and what is named above for nothing. What reads the shape of arguments is the same for
    /// all tools, so that one of them is enough.
    /// </summary>
    public static (IReadOnlyList<string> Missing, IReadOnlyList<string> Needless) Compare(RefusalWatch watch, IReadOnlyCollection<(string Tool, string Said)> told)
    {
        var seen = told.Distinct().GroupBy(one => one.Tool).ToDictionary(tool => tool.Key, tool => tool.SelectMany(one => watch.Of(one.Said)).Distinct().ToList());
        var missing = AllRefusals.Tools.SelectMany(tool =>
        {
            var name = tool.ProtocolTool.Name;
            var sites = RefusalSites.Of(tool.GetType());
            return sites.Except(seen.GetValueOrDefault(name, []).Select(one => At(one, sites)).OfType<RefusalSite>()).Select(site => (Tool: name, Site: site));
        }).ToList();
        string[] unseen =
        [
            .. missing.Where(one => !IsOfShape(one.Site)).Select(one => $"{one.Tool}: {one.Site}"),
            .. missing.Where(one => IsOfShape(one.Site)).GroupBy(one => one.Site).Where(site => site.Count() == seen.Count).Select(site => $"all: {site.Key}"),
        ];
        return (
            [.. unseen.Where(one => !NotHere.Any(known => one.StartsWith(known.Begin, StringComparison.Ordinal)))],
            [.. NotHere.Where(known => !unseen.Any(one => one.StartsWith(known.Begin, StringComparison.Ordinal))).Select(known => $"{known.Begin} ({known.Why})")]);
    }

    private static bool IsOfShape(RefusalSite site) => OfShape.Any(begin => site.Named.StartsWith(begin, StringComparison.Ordinal));

    // The offset that is told is that of the statement, or of the part of it that leads to the throw: the next throw is the one.
    private static RefusalSite? At((int Method, int Offset) seen, IEnumerable<RefusalSite> sites) =>
        sites.Where(site => site.Method == seen.Method && site.Offset >= seen.Offset).MinBy(site => site.Offset);
}
