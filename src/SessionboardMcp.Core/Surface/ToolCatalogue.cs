using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Surface;

/// <summary>Every tool of the server, in the order in which clients see them.</summary>
internal static class ToolCatalogue
{
    /// <summary>Makes the tools. An explicit list: the whole surface in one place, and nothing that trimming could lose.</summary>
    public static IReadOnlyList<SessionboardTool> Create() =>
    [
        new ListEventsTool(),
        new FindEventTool(),
        new GetEventOverviewTool(),
        new SearchSessionsTool(),
        new GetSessionTool(),
        new GetSessionContentTool(),
        new SearchPeopleTool(),
        new GetPersonTool(),
        new SearchSponsorsExhibitorsTool(),
        new ListEventSettingsTool(),
        new CheckProgrammeTool(),
        new WhatsChangedTool(),
        new ListAgendaDraftsTool(),
        new GetAgendaDraftTool(),
        new GetSchemaTool(),
        new RunQueryTool(),
        new AskDataTool(),
        new ListReportsTool(),
        new RunReportTool(),
        new ListDashboardsTool(),
        new GetDashboardTool(),
        new CreateEventSettingTool(),
        new UpdateEventSettingTool(),
        new CreateSessionTool(),
        new UpdateSessionTool(),
        new UpdateSessionsTool(),
        new DeleteRecordTool(),
        new RestoreRecordTool(),
        new CreateContactTool(),
        new UpdateContactTool(),
        new ImportContactsTool(),
        new CreateSponsorExhibitorTool(),
        new UpdateSponsorExhibitorTool(),
        new CreateReportTool(),
        new UpdateReportTool(),
        new CreateAgendaDraftTool(),
        new UpdateAgendaDraftTool(),
        new PlaceSessionTool(),
        new RemovePlacementTool(),
        new PlanAgendaTool(),
        new ExplainPlacementTool(),
        new ListPlanningRulesTool(),
        new CommitAgendaDraftTool(),
        new GetChangeTool(),
        new UndoChangeTool(),
    ];
}
