using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>Operations on sessions in one request.</summary>
internal static class SessionBulk
{
    /// <summary>Carries one out.</summary>
    /// <returns>The session's id.</returns>
    public static string Apply(BulkOperation operation, ProgrammeEdit edit, WriteRules rules, TimeProvider time) => (operation.Action switch
    {
        "create" => SessionWrites.Create(edit, SessionBody.OfCreate(operation.Given(), rules), time),
        "update" => SessionWrites.Update(edit, Id(operation), SessionBody.OfBulkUpdate(operation.Given(), rules), time),
        _ => SessionWrites.Delete(edit, Id(operation), time),
    }).Id.ToString();

    private static Guid Id(BulkOperation operation) =>
        Guid.TryParse(operation.GivenId(), out var id) ? id : throw RequestRefusedException.BadRequest("id must be a UUID.");
}
