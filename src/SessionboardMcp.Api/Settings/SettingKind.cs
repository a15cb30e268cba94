namespace SessionboardMcp.Api.Settings;

/// <summary>The kinds of settings that an event has.</summary>
public enum SettingKind
{
    /// <summary>Tracks: <see cref="Track"/>.</summary>
    Tracks,

    /// <summary>Rooms: <see cref="Room"/>.</summary>
    Rooms,

    /// <summary>Tags: <see cref="Tag"/>.</summary>
    Tags,

    /// <summary>Session formats: <see cref="SessionFormat"/>.</summary>
    Formats,

    /// <summary>Session levels: <see cref="Level"/>.</summary>
    Levels,

    /// <summary>Languages: <see cref="Language"/>.</summary>
    Languages,

    /// <summary>Session statuses, the core ones and the custom ones: <see cref="SessionStatus"/>.</summary>
    Statuses,

    /// <summary>Field definitions, standard and custom: <see cref="FieldDefinition"/>.</summary>
    Fields,
}
