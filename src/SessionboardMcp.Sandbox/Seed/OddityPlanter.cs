namespace SessionboardMcp.Sandbox.Seed;
internal static class OddityPlanter
{
    public static void PlantInContacts(EventDraft draft) => _ = draft;

    public static void PlantInSessions(EventDraft draft) => _ = draft;
}
