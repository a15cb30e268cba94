using System.Diagnostics;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>How the API spells the core statuses and roles.</summary>
internal static class CoreNames
{
    /// <summary>As in answers and filters.</summary>
    public static string ApiName(this CoreStatus status) => status switch
    {
        CoreStatus.Accepted => "accepted",
        CoreStatus.AcceptQueue => "accept_queue",
        CoreStatus.Pending => "pending",
        CoreStatus.DeclineQueue => "decline_queue",
        CoreStatus.Declined => "declined",
        _ => throw new UnreachableException(),
    };

    /// <summary>As people read it.</summary>
    public static string DisplayName(this CoreStatus status) => status switch
    {
        CoreStatus.Accepted => "Accepted",
        CoreStatus.AcceptQueue => "Accept Queue",
        CoreStatus.Pending => "Pending",
        CoreStatus.DeclineQueue => "Decline Queue",
        CoreStatus.Declined => "Declined",
        _ => throw new UnreachableException(),
    };

    /// <summary>As in <c>participant_role.core_role</c>.</summary>
    public static string ApiName(this CoreRole role) => role switch
    {
        CoreRole.Speaker => "speaker",
        CoreRole.Chairperson => "chairperson",
        CoreRole.Moderator => "moderator",
        _ => throw new UnreachableException(),
    };
}
