using System.Text.Json;
using SessionboardMcp.Desktop.Tests.Changes;
using SessionboardMcp.Desktop.Tests.Connecting;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>A person at the desktop who approves whatever waits, in the window that the program opens in their browser.</summary>
internal sealed class ApprovingPerson(PersonsBrowser browser, WritingProgram program) : IDisposable
{
    private readonly WindowVisitor _visitor = new();
    private Task<string>? _next;
    private Uri? _window;

    /// <summary>Makes a change; what the assistant sees of it when it has ended.</summary>
    public async Task<JsonElement> ChangeAsync(string tool, object arguments)
    {
        _next ??= browser.NextAsync();
        var answer = await program.AskAsync(tool, arguments);
        if (answer.GetProperty("state").GetString() != "waiting")
            return answer;
        var id = answer.GetProperty("changeId").GetString();
        if (answer.GetProperty("notice").GetString()!.Contains("A window has been opened", StringComparison.Ordinal))
        {
            _window = (await _visitor.OpenAsync(await _next)).At;
            _next = null;
        }

        await _visitor.PressAsync(new Uri(_window!, $"/changes/{id}"), "approve");
        return await program.AskAsync("get_change", new { change_id = id });
    }

    public void Dispose() => _visitor.Dispose();
}
