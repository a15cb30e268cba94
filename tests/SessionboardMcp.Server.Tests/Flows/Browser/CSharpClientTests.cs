namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>The official C# client, and what must not be found in the traffic and the logs of its sign-in.</summary>
public sealed class CSharpClientTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_connects_by_registration_and_by_document_and_no_secret_is_where_it_must_not_be(bool byDocument)
    {
        // Other sign-ins went through the same relays.
        var theirsBefore = Secrets.Upstream(server.Back.Back);
        var verifiersBefore = Verifiers();
        var person = await server.Chromium.PersonAsync();
        await using var assistant = await CSharpAssistant.StartAsync(server.Address.Resource, person, byDocument ? server.Document : null);
        var tools = await assistant.Client.ListToolsAsync();
        var result = await assistant.Client.CallToolAsync("find_event", new Dictionary<string, object?> { ["name"] = "Meridian DevCon 2027" });

        var asked = assistant.Asked.ShouldHaveSingleItem();
        asked.Iss.ShouldBe(server.Address.Issuer);
        asked.ClientId.ShouldStartWith(byDocument ? server.Document.AbsoluteUri : "dcr-");
        tools.ShouldContain(tool => tool.Name == "find_event");
        result.IsError.ShouldNotBe(true);
        result.StructuredContent!.Value.GetProperty("rows")[0][1].GetString().ShouldBe("Meridian DevCon 2027");
        person.Complaints.ShouldBeEmpty();

        var ours = new[] { assistant.Tokens.AccessToken, assistant.Tokens.RefreshToken!, asked.Code };
        var theirs = Secrets.Upstream(server.Back.Back).Except(theirsBefore).ToArray();
        theirs.Length.ShouldBe(2);
        Secrets.Found(ours, server.Back.There + server.Back.Back).ShouldBeEmpty("what we issue reached Sessionboard");
        Secrets.Found(theirs, server.Front.Back + server.Front.There).ShouldBeEmpty("Sessionboard's tokens reached a client");
        var verifiers = Verifiers().Except(verifiersBefore).ToArray();
        verifiers.Length.ShouldBe(2);
        string[] all = [.. ours, .. theirs, .. verifiers, .. Secrets.Codes(server.Back.There), .. Secrets.Cookies(server.Front.There)];
        all.Length.ShouldBeGreaterThan(8);
        server.Logged.Count.ShouldBeGreaterThan(100);
        server.Logged.Where(line => Secrets.Found(all, line).Count > 0).Select(line => line.Split(':')[0]).Distinct().ShouldBeEmpty("the log holds secrets");
    }

    private string[] Verifiers() => [.. Secrets.Verifiers(server.Front.There), .. Secrets.Verifiers(server.Back.There)];
}
