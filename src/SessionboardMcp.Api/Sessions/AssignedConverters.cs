using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Sessions;

internal sealed class NamedOrNull() : AssignedConverter<Named>(() => SessionJson.Default.Named);

internal sealed class TrackOrNull() : AssignedConverter<Track>(() => SettingJson.Default.Track);

internal sealed class RoomOrNull() : AssignedConverter<Room>(() => SettingJson.Default.Room);

internal sealed class LevelOrNull() : AssignedConverter<Level>(() => SettingJson.Default.Level);

internal sealed class LanguageOrNull() : AssignedConverter<Language>(() => SettingJson.Default.Language);

internal sealed class SessionFormatOrNull() : AssignedConverter<SessionFormat>(() => SettingJson.Default.SessionFormat);
