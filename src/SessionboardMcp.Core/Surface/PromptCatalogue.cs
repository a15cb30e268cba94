using SessionboardMcp.Core.Prompts;

namespace SessionboardMcp.Core.Surface;

/// <summary>Every prompt of the server, in the order in which clients see them.</summary>
internal static class PromptCatalogue
{
    /// <summary>Makes the prompts.</summary>
    public static IReadOnlyList<SessionboardPrompt> Create() =>
    [
        new ProgrammeReviewPrompt(),
        new SpeakerChaseListPrompt(),
        new AgendaConflictsPrompt(),
        new PlanAgendaPrompt(),
        new RepairAgendaPrompt(),
        new SponsorReportPrompt(),
        new WeeklyStatusPrompt(),
    ];
}
