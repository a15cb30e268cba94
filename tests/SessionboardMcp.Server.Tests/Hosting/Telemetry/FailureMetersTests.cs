using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol;
using Npgsql;
using SessionboardMcp.Api.Tests.Support;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting.Telemetry;

/// <summary>What is counted as this server's own fault, wherever it comes up. An alert rises with the first.</summary>
public sealed class FailureMetersTests
{
    [Fact]
    public async Task A_request_that_is_answered_500_is_counted_and_one_of_a_caller_or_of_the_database_is_not()
    {
        (await OfRequestAsync(new InvalidOperationException())).ShouldBe(["request"]);
        (await OfRequestAsync(new BadHttpRequestException("odd"))).ShouldBeEmpty();
        (await OfRequestAsync(new NpgsqlException("away"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_of_a_tool_that_nobody_foresaw_is_counted_and_what_a_model_is_told_is_not()
    {
        (await OfToolAsync(new InvalidOperationException())).ShouldBe(["tool"]);
        (await OfToolAsync(new InvalidArgumentException("Give an event."))).ShouldBeEmpty();
        (await OfToolAsync(new McpProtocolException("Unknown tool", McpErrorCode.InvalidParams))).ShouldBeEmpty();
        (await OfToolAsync(new OperationCanceledException())).ShouldBeEmpty();
        (await OfToolAsync(new InvalidOperationException("wrapped", new NpgsqlException("away")))).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string?>> OfRequestAsync(Exception failure)
    {
        using var measured = Measured.Begin("failures");
        await new RequestBoundary(_ => throw failure, NullLogger<RequestBoundary>.Instance).InvokeAsync(new DefaultHttpContext());
        return measured.Of("place");
    }

    private static async Task<IReadOnlyList<string?>> OfToolAsync(Exception failure)
    {
        using var measured = Measured.Begin("failures");
        var guarded = new ToolErrors(TimeProvider.System, NullLogger<ToolErrors>.Instance).Guard((_, _) => throw failure);
        // The request is looked at only where there is something to tell.
        await Should.ThrowAsync<Exception>(async () => await guarded(null!, CancellationToken.None));
        return measured.Of("place");
    }
}
