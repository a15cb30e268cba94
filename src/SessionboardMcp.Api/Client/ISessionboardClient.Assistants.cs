using SessionboardMcp.Api.Errors;

namespace SessionboardMcp.Api.Client;

public partial interface ISessionboardClient
{
    /// <summary>
    /// Asks, once in 15 minutes for a credential, whether Sessionboard lets assistants use it at all. Only insights tell, by a 403: the
    /// other reads do not look at the switches. Costs nothing where any insights call was answered in that time, else one request of the
    /// insights budget. Where Sessionboard cannot say (an outage, a spent limit), the call may go on.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ForbiddenException">AI or MCP access is switched off, or <c>read:insights</c> is missing.</exception>
    Task RequireAssistantAccessAsync(CancellationToken cancellationToken = default);
}
