namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>What goes through every tool goes through every tool.</summary>
public sealed class ToolSamplesTests
{
    [Fact]
    public void Every_tool_has_a_sample_and_every_sample_a_tool() => ToolSamples.Complaints.ShouldBeEmpty();

    [Fact]
    public void No_faults_are_kept_of_a_tool_that_is_gone() =>
        Snapshot.Names("txt", "faults").Except(ToolSamples.Names).ShouldBeEmpty("remove them from tests/SessionboardMcp.Core.Tests/Snapshots/faults");

    [Fact]
    public void Another_call_is_another_one() =>
        ToolSamples.All.Where(sample => sample.OtherCall is not null && Equals(sample.OtherCall, sample.Call)).Select(sample => sample.Name).ShouldBeEmpty();
}
