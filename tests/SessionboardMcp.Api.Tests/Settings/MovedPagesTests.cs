using SessionboardMcp.Api.Json;

namespace SessionboardMcp.Api.Tests.Settings;

/// <summary>A list of several pages from which others take while it is read.</summary>
public sealed class MovedPagesTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 6)]
    [InlineData(2, 9)]
    // Somebody deletes all the time: the list is told as it was read last.
    [InlineData(9, 9)]
    public async Task What_moved_to_a_page_that_was_read_already_is_found_when_all_is_read_again(int deletions, int requests)
    {
        var there = Enumerable.Range(1, 250).Select(number => $"{number}").ToList();
        var asked = 0;

        var all = await PageReader.AllAsync(
            page =>
            {
                asked++;
                var shown = there.Skip((page - 1) * 100).Take(100).ToList();
                var total = there.Count;
                if (page == 1 && deletions-- > 0)
                    there.RemoveAt(0);
                return Task.FromResult(new Page<string>(shown, page, 100, total, (total + 99) / 100, DateTimeOffset.UnixEpoch));
            },
            id => id);

        asked.ShouldBe(requests);
        if (deletions < 0)
            all.Value.ShouldBe(there);
    }
}
