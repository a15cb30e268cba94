namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary>Too many new clients in this minute, from one network or from all together.</summary>
internal sealed class TooManyRegistrationsException() : Exception("No registration is left in this minute.");
