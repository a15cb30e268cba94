namespace SessionboardMcp.Planning.Agenda;

/// <summary>A person, a track, a format: what a rule can name, and how it is called.</summary>
/// <param name="Id">Its id, as the caller knows it.</param>
/// <param name="Name">Its name, as it is read back.</param>
public sealed record Named(string Id, string Name);
