using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The documents of a sub-session in its parent's list. What is not assigned is an empty object in any answer.</summary>
internal static class SubsessionDocuments
{
    /// <summary>All of a session's, in the form that was asked for.</summary>
    public static IReadOnlyList<SessionPartResponse> Of(Viewpoint view, Session parent)
    {
        var parts = view.Programme.SubsessionsOf(parent);
        return view.Wants(Expansion.SubsessionDetails)
            ? [.. parts.Select(part => Detailed(view, part))]
            : [.. parts.Select(part => Brief(view, parent, part))];
    }

    private static SubsessionResponse Brief(Viewpoint view, Session parent, Session part) => new()
    {
        Id = part.Id,
        FriendlyId = view.Programme.FriendlyId(part),
        FriendlyIdRaw = part.Number,
        ParentSessionFriendlyId = view.Programme.FriendlyId(parent),
        ParentSessionFriendlyIdRaw = parent.Number,
        Title = part.Title,
        Description = part.Description,
        StartsAt = part.StartsAt,
        EndsAt = part.EndsAt,
        IsAbstract = parent.IsAbstract,
        CompositionStatus = CompositionDocuments.Status(view.Programme, parent),
        Composition = CompositionDocuments.Detail(view, parent),
        CreatedAt = part.CreatedAt,
        UpdatedAt = part.UpdatedAt,
        TranslatedFields = view.Translations(FieldModule.Session, part.Translations),
        Speakers = PersonDocuments.Legacy(view, part, CoreRole.Speaker),
        Participants = PersonDocuments.Participants(view, part),
        Content = ContentDocuments.Of(view, part),
        Format = view.Programme.FormatOf(part) is { } format ? SettingDocuments.Named(format) : UnassignedResponse.Instance,
    };

    private static SubsessionDetailedResponse Detailed(Viewpoint view, Session part)
    {
        // The same values as on its own; only what differs between the two is said here.
        var whole = SessionDocuments.Found(view, part);
        return new SubsessionDetailedResponse
        {
            Id = whole.Id,
            FriendlyId = whole.FriendlyId,
            FriendlyIdRaw = whole.FriendlyIdRaw,
            ParentSessionFriendlyId = whole.ParentSessionFriendlyId,
            ParentSessionFriendlyIdRaw = whole.ParentSessionFriendlyIdRaw,
            Title = whole.Title,
            Description = whole.Description,
            Status = whole.Status,
            CustomStatusId = whole.CustomStatusId,
            CustomStatus = view.Programme.StatusOf(part) is { IsCustom: true } status ? SettingDocuments.Status(status) : null,
            StartsAt = whole.StartsAt,
            EndsAt = whole.EndsAt,
            IsPublic = whole.IsPublic,
            IsAbstract = whole.IsAbstract,
            CompositionStatus = whole.CompositionStatus,
            Composition = whole.Composition,
            ExternalUrl = whole.ExternalUrl,
            ClientSessionId = whole.ClientSessionId,
            CeuCredits = whole.CeuCredits,
            Capacity = whole.Capacity,
            CreatedAt = whole.CreatedAt,
            UpdatedAt = whole.UpdatedAt,
            CustomFields = whole.CustomFields,
            TranslatedFields = whole.TranslatedFields,
            Speakers = whole.Speakers,
            Chairpersons = whole.Chairpersons,
            Moderators = whole.Moderators,
            Participants = whole.Participants,
            Sponsors = [.. view.Programme.SponsorsOf(part).Select(account => AccountDocuments.Alone(view, account, AccountKind.Sponsor))],
            Exhibitors = [.. view.Programme.ExhibitorsOf(part).Select(account => AccountDocuments.Alone(view, account, AccountKind.Exhibitor))],
            Content = whole.Content,
            Tags = whole.Tags,
            Language = whole.Language,
            Track = whole.Track,
            Level = whole.Level,
            Format = whole.Format,
            Room = whole.Room,
            Source = "Manual",
        };
    }
}
