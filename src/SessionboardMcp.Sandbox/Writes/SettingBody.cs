using SessionboardMcp.Sandbox.Access;

namespace SessionboardMcp.Sandbox.Writes;

/// <summary>What a write says of a setting or status; null where it says nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Capacity">A room's capacity.</param>
internal sealed record SettingBody(string? Name, string? Color, int? Capacity)
{
    /// <summary>Reads the body of a kind's creation or update.</summary>
    public static SettingBody Of(WriteBody body, SettingKind kind, WriteRules rules) => Read(body, kind.HasColor, kind.HasCapacity, rules);

    /// <summary>Reads the body of a status's creation or update: its category cannot be sent.</summary>
    public static SettingBody OfStatus(WriteBody body, WriteRules rules) => Read(body, hasColor: true, hasCapacity: false, rules);

    /// <summary>The same for a creation.</summary>
    /// <exception cref="RequestRefusedException">There is no name.</exception>
    public SettingBody Complete() => Name is null ? throw RequestRefusedException.BadRequest("name is missing.") : this;

    private static SettingBody Read(WriteBody body, bool hasColor, bool hasCapacity, WriteRules rules)
    {
        var read = new SettingBody(body.Line("name"), hasColor ? Hex(body.Text("color")) : null, hasCapacity ? body.Count("capacity") : null);
        body.Close(rules);
        return read;
    }

    // How a colour is written is not published; every one that is shown is written so.
    private static string? Hex(string? color) => color is null || (color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit))
        ? color
        : throw RequestRefusedException.BadRequest("color must be a colour such as #329af0.");
}
