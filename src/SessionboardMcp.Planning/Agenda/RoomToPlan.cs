namespace SessionboardMcp.Planning.Agenda;

/// <summary>A room that sessions may be put into.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, as it is read back.</param>
/// <param name="Capacity">How many people it seats; null where nobody knows, so that no expected size fits.</param>
public sealed record RoomToPlan(string Id, string Name, int? Capacity = null);
