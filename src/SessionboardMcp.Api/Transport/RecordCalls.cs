namespace SessionboardMcp.Api.Transport;

/// <summary>What can be done with one record of a kind.</summary>
/// <param name="Get">Reads it.</param>
/// <param name="Create">Makes it.</param>
/// <param name="Update">Changes fields of it, guarded by <c>updated_at</c>.</param>
/// <param name="Delete">Deletes it softly.</param>
/// <param name="Restore">Brings it back.</param>
internal sealed record RecordCalls(Operation Get, Operation Create, Operation Update, Operation Delete, Operation Restore);
