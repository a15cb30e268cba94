using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>How a session is shown to take part in a composition. A sub-session shows what its parent does.</summary>
internal static class CompositionDocuments
{
    public static CompositionStatusResponse Status(Programme programme, Session session)
    {
        var sources = programme.SourcesOf(session).Count();
        var isSource = session.ComposedInto is not null;
        return new CompositionStatusResponse
        {
            Role = isSource ? "source" : sources > 0 ? "target" : "standalone",
            IsLinked = isSource || sources > 0,
            IsReadOnly = isSource,
            SourceCount = sources,
            Target = Target(programme, session),
        };
    }

    /// <summary>The whole of it, or null where it was not asked for.</summary>
    public static CompositionResponse? Detail(Viewpoint view, Session session) => !view.Wants(Expansion.Composition)
        ? null
        : new CompositionResponse
        {
            Target = Target(view.Programme, session),
            Sources = [.. view.Programme.SourcesOf(session).Select(source => Source(view.Programme, source))],
        };

    private static CompositionTargetResponse? Target(Programme programme, Session session)
    {
        if (session.ComposedInto is not { } composition)
            return null;
        var target = programme.Session(composition.TargetId);
        return new CompositionTargetResponse
        {
            Id = target.Id,
            FriendlyId = programme.FriendlyId(target),
            Title = target.Title,
            IsAbstract = target.IsAbstract,
        };
    }

    private static CompositionSourceResponse Source(Programme programme, Session source) => new()
    {
        CompositionId = source.ComposedInto!.Id,
        RelationshipType = source.ComposedInto.Relationship,
        CreatedAt = source.ComposedInto.CreatedAt,
        Id = source.Id,
        FriendlyId = programme.FriendlyId(source),
        Title = source.Title,
        IsAbstract = source.IsAbstract,
    };
}
