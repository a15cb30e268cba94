using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Json;

internal sealed class NamedOrNull() : AssignedConverter<Named>(() => ApiJson.Default.Named);

internal sealed class TrackOrNull() : AssignedConverter<Track>(() => ApiJson.Default.Track);

internal sealed class RoomOrNull() : AssignedConverter<Room>(() => ApiJson.Default.Room);

internal sealed class LevelOrNull() : AssignedConverter<Level>(() => ApiJson.Default.Level);

internal sealed class LanguageOrNull() : AssignedConverter<Language>(() => ApiJson.Default.Language);

internal sealed class SessionFormatOrNull() : AssignedConverter<SessionFormat>(() => ApiJson.Default.SessionFormat);
