using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The core statuses of sessions, as they can be written, and what people see of them.</summary>
internal static class StatusWords
{
    /// <summary>The status of what nobody has decided about.</summary>
    public const string Pending = "pending";

    /// <summary>Every core status, as the API's description lists them.</summary>
    public static IReadOnlyList<string> All { get; } = ["accepted", "accept_queue", Pending, "decline_queue", "declined"];

    /// <summary>The status that is meant.</summary>
    /// <exception cref="Calls.InvalidArgumentException">It is none; a custom one cannot be set by the API.</exception>
    public static string Of(string argument, string wanted) => Choice.Of(argument, wanted, All)!;

    /// <summary>What speakers see of a status: the queues are not told to them (Sessionboard's help centre).</summary>
    public static string ToSpeakers(string status) => status switch
    {
        "accepted" => "accepted",
        "declined" => "declined",
        _ => Pending,
    };
}
