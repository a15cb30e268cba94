using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Desktop.Tests.Changes;

public sealed class FileChangeStoreTests : ChangeStoreContract, IDisposable
{
    private readonly ChangePlace _place = new();

    public void Dispose() => _place.Dispose();

    protected override Task<IChangeStore> OpenAsync() => Task.FromResult<IChangeStore>(_place.Store());

    [Fact]
    public async Task Nothing_that_people_wrote_is_on_the_disk_in_the_clear_and_nobody_else_can_open_it()
    {
        var store = _place.Store();
        await store.AddAsync(SampleChange.Of("a"), default);

        foreach (var file in Directory.EnumerateFiles(_place.Data, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file);
            foreach (var word in (string[])["Secret <", "Room 2A", "Publishing Forum", "Rename the"])
                text.ShouldNotContain(word);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(PrivateFiles.OwnFile, file);
        }
    }

    [Fact]
    public async Task A_file_opens_for_no_other_connection_and_under_no_other_id()
    {
        var store = _place.Store();
        await store.AddAsync(SampleChange.Of("a"), default);
        var mine = _place.Files.Single();
        await store.AddAsync(SampleChange.Of("a", "two"), default);
        await store.AddAsync(SampleChange.Of("b"), default);

        foreach (var other in _place.Files.Where(file => file != mine).ToList())
            File.Copy(mine, other, overwrite: true);

        (await store.ListAsync("two", default)).ShouldBeEmpty();
        (await store.ListAsync("one", default)).ShouldHaveSingleItem().Fingerprint.ShouldBe("a");
    }

    [Fact]
    public async Task A_lost_key_leaves_files_out_of_lists_and_takes_no_room()
    {
        var store = _place.Store();
        for (var number = 0; number < TooManyWaitingException.Most; number++)
            await store.AddAsync(SampleChange.Of($"call {number}"), default);
        Directory.Delete(Path.Combine(_place.Data, "desktop", "keys"), recursive: true);

        var next = _place.Store();
        (await next.ListAsync("one", default)).ShouldBeEmpty();
        await next.AddAsync(SampleChange.Of("call 0"), default);

        (await next.ListAsync("one", default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_of_a_process_that_died_changes_nothing()
    {
        var store = _place.Store();
        var change = await store.AddAsync(SampleChange.Of("a"), default);
        var file = _place.Files.Single();
        await File.WriteAllTextAsync(file + ".new", "half a change");

        (await store.FindAsync("one", change.Id, default))!.State.ShouldBe(ChangeState.Waiting);
        (await store.ListAsync("one", default)).ShouldHaveSingleItem();
        (await store.ReplaceAsync(change with { State = ChangeState.Applying }, default))!.Version.ShouldBe(1);
        File.Exists(file + ".new").ShouldBeFalse();
    }

    [Theory]
    [InlineData(ChangeState.Applied, 29, true)]
    [InlineData(ChangeState.Applied, 31, false)]
    [InlineData(ChangeState.Waiting, 31, false)]
    [InlineData(ChangeState.Unknown, 89, true)]
    [InlineData(ChangeState.Unknown, 91, false)]
    public async Task A_change_is_kept_for_30_days_and_longer_while_nobody_knows_how_it_ended(ChangeState state, int days, bool isKept)
    {
        var time = new FakeTimeProvider(SampleChange.Noon);
        await _place.Store(time).AddAsync(SampleChange.Of("a", state: state), default);

        time.Advance(TimeSpan.FromDays(days));
        // Whoever adds next, for whatever connection, clears away.
        await _place.Store(time).AddAsync(SampleChange.Of("b", "two", at: time.GetUtcNow()), default);

        (await _place.Store(time).ListAsync("one", default)).Any().ShouldBe(isKept);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_one_known_failure()
    {
        var store = _place.Store();
        Directory.CreateDirectory(Path.GetDirectoryName(_place.Changes)!);
        await File.WriteAllTextAsync(_place.Changes, "in the way");
        await File.WriteAllTextAsync(_place.Audit, "in the way");

        await Should.ThrowAsync<StoreUnavailableException>(() => store.AddAsync(SampleChange.Of("a"), default));
        await Should.ThrowAsync<StoreUnavailableException>(() => _place.Trail().AppendAsync(FileAuditTrailTests.Entry("a"), default));
    }
}
