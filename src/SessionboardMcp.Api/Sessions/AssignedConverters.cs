using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Sessions;

internal sealed class NamedOrNull() : AssignedConverter<Named>(() => AssignedJson.Default.Named);

internal sealed class TrackOrNull() : AssignedConverter<Track>(() => AssignedJson.Default.Track);

internal sealed class RoomOrNull() : AssignedConverter<Room>(() => AssignedJson.Default.Room);

internal sealed class LevelOrNull() : AssignedConverter<Level>(() => AssignedJson.Default.Level);

internal sealed class LanguageOrNull() : AssignedConverter<Language>(() => AssignedJson.Default.Language);

internal sealed class SessionFormatOrNull() : AssignedConverter<SessionFormat>(() => AssignedJson.Default.SessionFormat);
