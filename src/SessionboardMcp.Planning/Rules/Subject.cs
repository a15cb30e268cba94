namespace SessionboardMcp.Planning.Rules;

/// <summary>What a rule can be about.</summary>
public enum SubjectKind
{
    /// <summary>One session.</summary>
    Session,

    /// <summary>A person: every session that they have to be in.</summary>
    Person,

    /// <summary>A track: every session of it.</summary>
    Track,

    /// <summary>A format: every session of it.</summary>
    Format,

    /// <summary>A room: whatever is in it.</summary>
    Room,

    /// <summary>Every session.</summary>
    Everything,
}

/// <summary>Who or what a rule is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; empty for everything.</param>
/// <param name="Name">How it is read back.</param>
public sealed record Subject(SubjectKind Kind, string Id, string Name)
{
    /// <summary>Every session.</summary>
    public static Subject Everything { get; } = new(SubjectKind.Everything, "", "everything");
}
