using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Checks texts of which the API knows only a few.</summary>
internal static class Choice
{
    /// <summary>The core statuses by their name in the API.</summary>
    public static IReadOnlyDictionary<string, CoreStatus> Statuses { get; } =
        Enum.GetValues<CoreStatus>().ToDictionary(status => status.ApiName(), StringComparer.Ordinal);

    /// <summary>What the text stands for; null for null.</summary>
    /// <exception cref="RequestRefusedException">It stands for nothing.</exception>
    public static T? Of<T>(string? text, string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        Check(text, name, [.. choices.Keys]);
        return text is null ? null : choices[text];
    }

    /// <summary>Lets null and the choices pass.</summary>
    /// <exception cref="RequestRefusedException">It is neither.</exception>
    public static void Check(string? text, string name, params string[] choices)
    {
        if (text is not null && !choices.Contains(text, StringComparer.Ordinal))
            throw RequestRefusedException.BadRequest($"{name} must be one of {string.Join(", ", choices)}.");
    }
}
