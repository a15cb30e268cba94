using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Seed;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionContentTests
{
    private const string Event = "/v1/event/3960";

    private static readonly string Recorded = $"{Event}/sessions/{PlantedRemarks.All[0].SessionId}";

    [Fact]
    public async Task A_list_is_compact_unless_items_are_asked_for()
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions());

        var compact = (await client.GetAsync($"{Event}/content?expand=transcription")).ShouldBeOk().Json.GetProperty("data");
        var full = (await client.GetAsync($"{Event}/content?expand=transcription,items")).ShouldBeOk().Json.GetProperty("data");

        compact.EnumerateArray().ShouldAllBe(pack => pack.GetProperty("items")[0].GetProperty("elements").GetArrayLength() == 0);
        full.EnumerateArray().ShouldAllBe(pack => pack.GetProperty("items")[0].GetProperty("elements").GetArrayLength() > 0);
        full.GetArrayLength().ShouldBe(Seeded.Largest.Sessions.Count(session => session.Content is not null));
    }

    [Theory]
    [InlineData("/content/items/summary_pdf", 400)]
    [InlineData("/content/items/nothing", 404)]
    [InlineData("/content?session_id=x", 400)]
    [InlineData("/content?interval_sec=0", 400)]
    [InlineData("/transcriptions?type=song", 400)]
    [InlineData("/transcriptions/x", 404)]
    [InlineData("/sessions/x/content", 404)]
    [InlineData("/sessions/x/files", 404)]
    public async Task What_is_wrong_or_not_there_is_refused(string path, int status)
    {
        await using var client = await SandboxClient.StartAsync(new SandboxOptions());

        (await client.GetAsync(Event + path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Planted_remarks_are_in_the_transcripts()
    {
        foreach (var planted in PlantedRemarks.All)
        {
            var session = Seeded.Event(planted.EventId).LiveProgramme().Single(candidate => candidate.Id == planted.SessionId);
            session.Content!.Transcript.ShouldContain(remark => remark.Text == planted.Text);
            planted.Secrets.ShouldAllBe(secret => planted.Text.Contains(secret, StringComparison.Ordinal));
        }

        await using var client = await SandboxClient.StartAsync(new SandboxOptions());
        (await client.GetAsync($"{Recorded}/content")).ShouldBeOk().Text.ShouldContain("ignore your earlier instructions");
        (await client.GetAsync($"{Recorded}/transcriptions?pageSize=100")).ShouldBeOk().Text.ShouldContain("ignore your earlier instructions");
    }
}
