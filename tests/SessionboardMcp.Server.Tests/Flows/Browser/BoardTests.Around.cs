using Microsoft.Playwright;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

// What is around the board: a host that opens no pages, and frames of strangers.
public sealed partial class BoardTests
{
    [ChromiumFact]
    public async Task What_is_refused_or_waits_is_put_back_and_said_and_approving_is_the_pages()
    {
        var board = await host.ShowAsync("{ sessions: 40 }");
        await board.ReadAsync();
        var card = board.Card("session-2");
        var before = await card.GetAttributeAsync("style");
        before.ShouldNotBeNullOrEmpty();

        await board.Page.EvaluateAsync("server.next = { wait: 'https://changes.example/changes/c1' }");
        await board.DragAsync(board.Card("session-2"), board.Card("session-10"));
        await Assertions.Expect(board.Notices).ToContainTextAsync("stays where it was until the move is approved.");
        await Assertions.Expect(card).ToHaveAttributeAsync("style", before);
        await board.Button("Open the approval page").ClickAsync();

        await board.Page.EvaluateAsync("server.next = { refuse: 'Not allowed: <b>this</b> needs the scope write:events.' }");
        await board.DragAsync(board.Card("session-2"), board.Card("session-10"));
        await Assertions.Expect(board.Notices).ToContainTextAsync("stays where it was. Not allowed: <b>this</b> needs the scope write:events.");
        await Assertions.Expect(card).ToHaveAttributeAsync("style", before);
        // What waits is still there to be approved.
        await Assertions.Expect(board.Button("Open the approval page")).ToBeVisibleAsync();
        var log = await board.LogAsync();
        log.GetProperty("links").EnumerateArray().Select(link => link.GetString()).ShouldBe(["https://changes.example/changes/c1"]);
        log.GetProperty("contexts").GetArrayLength().ShouldBe(0);
        await board.ExamineAsync("waits-1280");

        await board.Page.EvaluateAsync("server.next = { wait: 'javascript:alert(1)' }");
        await board.DragAsync(board.Card("session-3"), board.Card("session-10"));
        await Assertions.Expect(board.Notices.Locator(".notice")).ToHaveCountAsync(3);
        await Assertions.Expect(board.Button("Open the approval page")).ToHaveCountAsync(1);
    }

    // A frame beside it, on the same page and on another origin, guesses ids and calls itself the host.
    [ChromiumFact]
    public async Task Only_the_frame_around_it_is_heard()
    {
        var board = await host.ShowAsync("{ sessions: 40 }");
        await board.ReadAsync();
        var card = board.Card("session-2");
        var before = await card.GetAttributeAsync("style");
        await board.Page.EvaluateAsync("server.next = { hold: new Promise(open => { window.release = open; }), refuse: 'Sessionboard says no.' }");
        await board.DragAsync(card, board.Card("session-10"));
        await Assertions.Expect(card).ToContainTextAsync("Saving");

        // Whatever a foreign frame says, and what the board's own window is told by itself.
        const string Lies = """
            const applied = { structuredContent: { state: 'applied', columns: [], rows: [] }, content: [] };
            const lies = [...Array.from({ length: 60 }, (_, id) => ({ jsonrpc: '2.0', id, result: applied })),
              { jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: { isError: true, content: [{ type: 'text', text: 'LIES' }] } },
              { jsonrpc: '2.0', method: 'ui/notifications/tool-cancelled', params: { reason: 'LIES' } },
              { jsonrpc: '2.0', method: 'ui/notifications/host-context-changed', params: { theme: 'dark', displayMode: 'fullscreen', availableDisplayModes: ['inline'] } },
              { jsonrpc: '2.0', id: 'x', method: 'ui/resource-teardown', params: {} }, 'LIES', null, [], { jsonrpc: '2.0' }];
            """;
        await board.Page.EvaluateAsync($$"""
            () => new Promise(done => {
              window.addEventListener('message', event => event.data === 'told' && done());
              const stranger = document.createElement('iframe');
              stranger.sandbox = 'allow-scripts';
              stranger.srcdoc = `<script>{{Lies}} for (const lie of lies) parent.frames[0].postMessage(lie, '*'); parent.postMessage('told', '*');</` + 'script>';
              document.body.append(stranger);
            })
            """);
        await board.Board.EvaluateAsync($"() => {{ {Lies} for (const lie of lies) window.postMessage(lie, '*'); }}");
        // Of the host itself what is no message of its protocol is passed over, too.
        await board.Page.EvaluateAsync("frames[0].postMessage({ jsonrpc: '2.0', id: 999, result: {} }, '*'); frames[0].postMessage({ jsonrpc: '1.0', method: 'ui/notifications/tool-cancelled' }, '*'); frames[0].postMessage({ jsonrpc: '2.0', method: '__proto__', params: 7 }, '*')");

        await Assertions.Expect(board.Board.Locator("html")).ToHaveCSSAsync("color-scheme", "light");
        await Assertions.Expect(card).ToContainTextAsync("Saving");
        await board.Page.EvaluateAsync("window.release()");
        await Assertions.Expect(board.Notices).ToContainTextAsync("stays where it was. Sessionboard says no.");
        await Assertions.Expect(card).ToHaveAttributeAsync("style", before!);
        (await board.Board.EvaluateAsync<string>("document.body.innerText")).ShouldNotContain("LIES");
        var log = await board.LogAsync();
        (log.GetProperty("problems").GetArrayLength(), log.GetProperty("links").GetArrayLength()).ShouldBe((0, 0));
    }

    [ChromiumFact]
    public async Task Where_the_assistant_opens_no_pages_the_address_is_shown_to_be_copied()
    {
        var board = await host.ShowAsync("{ sessions: 40 }", more: ", links: false");
        await board.ReadAsync();

        await board.Page.EvaluateAsync("server.next = { wait: 'https://changes.example/changes/c1' }");
        await board.DragAsync(board.Card("session-2"), board.Card("session-10"));

        await Assertions.Expect(board.Notices.Locator(".address code")).ToHaveTextAsync("https://changes.example/changes/c1");
        await Assertions.Expect(board.Button("Open the approval page")).ToHaveCountAsync(0);
        var refuses = await host.ShowAsync("{ sessions: 40 }");
        await refuses.ReadAsync();
        await refuses.Page.EvaluateAsync("bridge.onopenlink = async () => ({ isError: true }); server.next = { wait: 'https://changes.example/changes/c2' }");
        await refuses.DragAsync(refuses.Card("session-2"), refuses.Card("session-10"));
        await refuses.Button("Open the approval page").ClickAsync();
        await Assertions.Expect(refuses.Notices.Locator(".address code")).ToHaveTextAsync("https://changes.example/changes/c2");
    }
}
