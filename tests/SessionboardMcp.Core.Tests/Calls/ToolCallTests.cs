using System.Reflection;
using System.Runtime.CompilerServices;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Floors;

namespace SessionboardMcp.Core.Tests.Calls;

public sealed class ToolCallTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void Whatever_a_call_may_use_it_must_be_given()
    {
        // Not every host plans, and not every client asks how far a call is.
        string[] optional = [nameof(ToolCall.Planner), nameof(ToolCall.Progress)];
        var members = typeof(ToolCall).GetProperties().Where(member => member.CanWrite && !optional.Contains(member.Name)).ToList();

        members.ShouldNotBeEmpty();
        members.ShouldAllBe(member => member.IsDefined(typeof(RequiredMemberAttribute)) && Nullability.Create(member).WriteState == NullabilityState.NotNull);
    }

    [Fact]
    public void A_call_is_made_in_one_place() =>
        // One that is asked within another is a copy, with other arguments.
        MethodCalls.Callers(typeof(ToolCall).Assembly, method => method.Contains("Calls.ToolCall::.ctor()", StringComparison.Ordinal)).ShouldBe(["ToolCall"]);
}
