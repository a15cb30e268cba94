using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>A place in the code at which a call is refused for its arguments: a <c>throw</c>, as the compiler made it.</summary>
/// <param name="Method">The token of the method.</param>
/// <param name="Offset">Where in it the exception is thrown.</param>
/// <param name="Named">The type and method, and the words of the message that stand nearest.</param>
internal sealed record RefusalSite(int Method, int Offset, string Named)
{
    /// <summary>What refuses a call for its arguments.</summary>
    public static readonly string[] Exceptions = [nameof(InvalidArgumentException), nameof(ChangeRefusedException)];

    public override string ToString() => Named;
}
