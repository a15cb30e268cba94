namespace SessionboardMcp.Core.Tests.Samples;

/// <summary>What goes through every tool goes through every tool.</summary>
public sealed class ToolSamplesTests
{
    [Fact]
    public void Every_tool_has_a_sample_and_every_sample_a_tool() => ToolSamples.Complaints.ShouldBeEmpty();

    [Fact]
    public void Every_tool_has_its_faults_and_none_that_is_gone() => ToolSamples.Names.ShouldBe(
        Snapshot.Names("txt", "faults"), ignoreOrder: true, "tests/SessionboardMcp.Core.Tests/Snapshots/faults; run the tests with UPDATE_SNAPSHOTS=1");

    [Fact]
    public void Another_call_is_another_one() =>
        ToolSamples.All.Where(sample => sample.OtherCall is not null && Equals(sample.OtherCall, sample.Call)).Select(sample => sample.Name).ShouldBeEmpty();
}
