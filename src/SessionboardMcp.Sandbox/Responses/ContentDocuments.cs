using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The files of a session.</summary>
internal static class ContentDocuments
{
    public static IReadOnlyList<ContentResponse> Of(Viewpoint view, Session session) =>
        [.. session.Files.Select(file => Content(view, file))];

    private static ContentResponse Content(Viewpoint view, Attachment file)
    {
        var assigned = file.AssignedContactId is null ? null : view.Programme.Contact(file.AssignedContactId);
        return new ContentResponse
        {
            Id = file.Id,
            Url = file.Url,
            Title = file.Title,
            Filename = file.FileName,
            Size = file.Size,
            Mimetype = file.MediaType,
            CreatedAt = file.CreatedAt,
            UpdatedAt = file.UpdatedAt,
            AssignedParticipantId = assigned?.Id,
            AssignedParticipantEmail = assigned is null ? null : view.Email(assigned.Email),
            AssignedParticipantName = assigned?.FullName,
        };
    }
}
