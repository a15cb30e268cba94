using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class SessionContentTests
{
    [Fact]
    public async Task Transcript_texts_and_links_are_read()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1/content", """
            {"data":{"id":"s1","items":[
              {"id":"s1","type":"transcription","text":"Hello. World.","elements":[
                {"value":"Hello.","speaker":{"id":"c","label":"A","name":"Ada"},"start_time":1.5},{"value":"World.","speaker":{"label":"B","name":null},"start_time":"x"},{"speaker":{}}]},
              {"id":"u","type":"summary","summary_type":"short","provider":"claude","content":{"overview":"All is well.","points":["One.",{"text":"Two."}]},"topics":[{"title":"Three"}]},
              {"id":null,"type":"insight","name":"Mood","content":{}},
              {"id":"p","type":"podcast","status":"ready","url":"https://p.example/a.mp3"},
              {"id":"summary_pdf","type":"document","document_type":"summary_pdf","status":"pending","url":null}]}}
            """);

        var content = await lab.Client.Content.GetAsync(7, "s1");

        content.Transcript.ShouldBe([new Spoken("Ada", TimeSpan.FromSeconds(1.5), "Hello."), new Spoken("B", null, "World.")]);
        content.Texts.ShouldBe([new ContentText("summary", "short", "All is well.\nOne.\nTwo.\nThree")]);
        content.Links.ShouldBe([new ContentLink("podcast", "ready", "https://p.example/a.mp3"), new ContentLink("summary_pdf", "pending", null)]);
    }

    [Fact]
    public async Task A_transcript_without_elements_is_taken_whole()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1/content", """{"id":"s1","items":[{"type":"transcription","text":"Hello.","elements":[]}]}""");

        (await lab.Client.Content.GetAsync(7, "s1")).Transcript.ShouldBe([new Spoken(null, null, "Hello.")]);
    }

    [Fact]
    public async Task Content_without_items_is_malformed()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1/content", """{"data":{"id":"s1","items":5}}""");

        await Should.ThrowAsync<UpstreamUnavailableException>(() => lab.Client.Content.GetAsync(7, "s1"));
    }

    [Fact]
    public async Task Files_are_read_without_the_address_of_their_owner()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/sessions/s1/files", """{"data":[{"id":"f","url":"https://f.example/1","title":"Slides","filename":"a.pdf","size":12,"mimetype":"application/pdf","assigned_participant_email":"SECRET@example.org","assigned_participant_name":"Ada"}]}""");
        lab.Server.On("GET /v1/event/7/sessions/s1/recordings", """{"data":[{"id":"r","status":"completed","duration_seconds":61.5,"started_at":"2027-03-09T15:00:00Z","s3_key":"SECRET"}]}""");

        var file = (await lab.Client.Content.ListFilesAsync(7, "s1")).ShouldHaveSingleItem();
        var recording = (await lab.Client.Content.ListRecordingsAsync(7, "s1")).ShouldHaveSingleItem();

        (file.Title, file.Filename, file.Size, file.AssignedParticipantName).ShouldBe(("Slides", "a.pdf", 12, "Ada"));
        (recording.Status, recording.DurationSeconds).ShouldBe(("completed", 61.5m));
        (file.ToString() + recording).ShouldNotContain("SECRET");
    }
}
