using System.Collections.Concurrent;
using SessionboardMcp.Desktop.Tests.Approval;
using SessionboardMcp.Desktop.Tests.Connecting;
using SessionboardMcp.Refusals;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Desktop.Tests.Changes;

/// <summary>Everything that tools refuse of their arguments, through the desktop program; the server's tests have the same over HTTP.</summary>
public sealed class RefusalsOverStdioTests : IAsyncLifetime, IDisposable
{
    private const string New = "2026-07-28";

    private readonly ChangePlace _place = new();
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        await _sandbox.ChangeAsync(PlantedWorld.Of);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_is_told_and_nothing_is_written(bool isMasked)
    {
        var before = await WorldAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, New, token: isMasked ? "sandbox-full" : "sandbox-no-pii-mask", showsPersonalData: !isMasked);
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(AllRefusals.WithoutPlanner(isMasked).Where(refusal => isMasked || refusal.Masked == false), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (refusal, _) =>
        {
            var (isRefused, said) = await program.SaidAsync(refusal.Tool, refusal.Arguments);
            if (!isRefused || !refusal.IsTold(said))
                wrong.Add($"{refusal}, and it said: {said}");
        });

        wrong.ShouldBeEmpty();
        (await program.AskAsync("get_change")).GetProperty("total").GetInt32().ShouldBe(0);
        (await WorldAsync()).ShouldBeSameAs(before);
    }

    [Fact]
    public async Task What_is_refused_after_something_was_done_is_told_too()
    {
        using var browser = await PersonsBrowser.InstallAsync();
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, New, browsers: browser.SearchPath);
        using var person = new ApprovingPerson(browser, program);

        await new RefusalHistory(person.ChangeAsync, program.AskInVainAsync, _sandbox.ChangeAsync).WalkAsync();
    }

    // Only an API token has that, as a person who signs in sees what they see in Sessionboard.
    [Fact]
    public async Task What_Sessionboard_itself_masks_is_neither_imported_nor_overwritten()
    {
        await using var program = await WritingProgram.StartAsync(_sandbox, _place.Data, New, showsPersonalData: true);

        (await program.AskInVainAsync("import_contacts", new { event_id = SeededEvents.PublishingForum, csv = "email,first_name\nnew@twins.example,New" }))
            .ShouldContain("personal data is masked by Sessionboard for this credential");
        foreach (var change in (object[])
                 [
                     new { event_id = SeededEvents.PublishingForum, contact_id = "Only Person", email = "other@twins.example" },
                     new { event_id = SeededEvents.PublishingForum, contact_id = "Only Person", phone = "+49 30 7654321" },
                     new { event_id = SeededEvents.PublishingForum, contact_id = "Only Person", custom_fields = new[] { "Home phone of kin=+49 30 7654321" } },
                 ])
        {
            (await program.AskInVainAsync("update_contact", change)).ShouldContain("is personal data, which Sessionboard masks for this credential: what would be overwritten is not known");
        }
    }

    private async Task<Organization> WorldAsync()
    {
        Organization? held = null;
        await _sandbox.ChangeAsync(world => held = world);
        return held!;
    }
}
