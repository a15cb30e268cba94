using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Faults;

/// <summary>What every tool says to every way in which Sessionboard fails, how often it tried, and that the server goes on.</summary>
public sealed partial class FaultTableTests(FaultTableTests.Breakable sandbox) : IClassFixture<FaultTableTests.Breakable>
{
    public static TheoryData<string> Tools => [.. ToolSamples.Names];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Each_fault_has_one_answer(string tool)
    {
        var table = new StringBuilder($"# {tool}\n");
        foreach (var fault in FaultCase.All)
            table.Append(CultureInfo.InvariantCulture, $"{fault.Name}: {await BreakAsync(tool, fault)}\n");

        Snapshot.Check($"faults/{tool}.txt", table.ToString());
    }

    private async Task<string> BreakAsync(string tool, FaultCase fault)
    {
        var clock = new QuickClock();
        var machine = new TimeMachine(clock);
        var isOpen = ToolSamples.Of(tool).IsRefusedWhileMasked;
        await using var assistant = await Assistant.ConnectAsync(
            sandbox.Address, isOpen ? "sandbox-no-pii-mask" : "sandbox-read", isOpen, configure: machine.Install, settings: ToolSamples.Settings);
        // So that the fault strikes what the tool itself asks for, and not the list of events before it.
        if (!ToolSamples.Of(tool).IsOfEventList)
            await assistant.AskAsync("list_events");
        machine.Reset();
        var begun = clock.GetUtcNow();

        machine.IsOn = fault.NeedsTime;
        sandbox.Faults.Plan(fault.Fault);
        var (failed, text) = await assistant.TryAsync(tool, ToolSamples.Of(tool).Call);
        sandbox.Faults.Clear();
        machine.IsOn = false;
        await machine.SettleAsync();

        // Two tries of 31 seconds each are as many as fit into the deadline of 60; where nothing is late, no time passes at all.
        if (fault.NeedsTime)
            machine.MostOfOne.ShouldBeLessThanOrEqualTo(2, $"{tool} keeps its deadline: {fault.Name}");
        else
            clock.GetUtcNow().ShouldBe(begun, $"{tool} waits for nothing: {fault.Name}");
        var tries = fault.NeedsTime && machine.Targets > 1 ? "at most 2 tries of each request" : string.Create(CultureInfo.InvariantCulture, $"{machine.Tries} requests");
        // What was read meanwhile may be kept; past its time the server is as it was.
        clock.Advance(TimeSpan.FromMinutes(16));
        var (fails, error) = await assistant.TryAsync(tool, ToolSamples.Of(tool).Call);
        fails.ShouldBeFalse($"{tool} goes on after {fault.Name}: {error}");
        return $"{tries}, {(failed ? Left().Replace(text, "$1N") : "answered")}";
    }

    // It depends on what was asked before.
    [GeneratedRegex("(Requests left for insights: )[0-9]+")]
    private static partial Regex Left();

    /// <summary>A sandbox whose time stands still.</summary>
    public sealed class Breakable : IAsyncLifetime
    {
        private SandboxHost? _host;

        internal Uri Address => _host!.BaseAddress;

        internal SandboxFaults Faults { get; } = new();

        public async Task InitializeAsync() =>
            _host = await SandboxHost.StartAsync(new SandboxOptions { Limit = int.MaxValue, Organization = FewerRecords.Organization, Faults = Faults, TimeProvider = new QuickClock() });

        public async Task DisposeAsync() => await _host!.DisposeAsync();
    }
}
