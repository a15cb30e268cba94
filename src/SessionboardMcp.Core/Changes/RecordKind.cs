namespace SessionboardMcp.Core.Changes;

/// <summary>The kinds of records that a change set can be about.</summary>
public enum RecordKind
{
    /// <summary>A session of the programme, an abstract, or a sub-session.</summary>
    Session,

    /// <summary>A track.</summary>
    Track,

    /// <summary>A room.</summary>
    Room,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A session format.</summary>
    Format,

    /// <summary>A level.</summary>
    Level,

    /// <summary>A language.</summary>
    Language,

    /// <summary>A contact of an event, a speaker or not.</summary>
    Contact,

    /// <summary>A sponsor.</summary>
    Sponsor,

    /// <summary>An exhibitor.</summary>
    Exhibitor,

    /// <summary>A saved report.</summary>
    Report,

    /// <summary>A draft of the agenda.</summary>
    Draft,

    /// <summary>Where a draft of the agenda puts a session.</summary>
    Placement,

    /// <summary>A custom status of sessions.</summary>
    Status,
}
