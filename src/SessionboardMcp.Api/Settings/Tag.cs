namespace SessionboardMcp.Api.Settings;

/// <summary>A tag of sessions.</summary>
public sealed record Tag : Setting;
