using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>What to do in each assistant, one row each. An assistant that calls from a cloud is told last where it cannot reach the address.</summary>
internal static class SetUpRows
{
    /// <summary>All rows.</summary>
    /// <param name="resource">The connector's address.</param>
    /// <param name="facts">What this server is.</param>
    public static Html Of(string resource, WelcomeFacts facts)
    {
        var isReached = resource.StartsWith("https://", StringComparison.Ordinal);
        return Html.Of(
            $"""
            <ul class="setup">
            {Html.If(isReached, () => Html.Of($"{Row("Claude", "web, desktop, phone", Claude(resource))}{Row("ChatGPT", null, ChatGpt())}"))}
            {Row("Claude Code", null, CopyButton.Of("claude-code", "the command for Claude Code", InstallLinks.ClaudeCode(resource, facts.NeedsToken)))}
            {Row("VS Code", null, VsCode(resource, facts.NeedsToken))}
            {Row("Cursor", null, Cursor(resource, facts.NeedsToken))}
            {Row("Desktop program", "Claude Desktop and others", Program(facts.IsInvented))}
            {Html.If(!isReached, () => Row("Claude, ChatGPT", "web and phone", Unreached()))}
            </ul>
            <p class="note">Another assistant takes the address above too, as “streamable HTTP”.</p>
            """);
    }

    private static Html Row(string name, string? where, Html how) => Html.Of(
        $"<li><h3>{name}{Html.If(where is not null, () => Html.Of($" <span class=\"note\">{where}</span>"))}</h3><div>{how}</div></li>");

    private static Html Claude(string resource) => Html.Of(
        $"""
        <p><a class="button primary" href="{InstallLinks.Claude(resource)}">Add to Claude</a></p>
        <p class="note">Or: Customize → Connectors → + → Add custom connector, and paste the address. In a Team or Enterprise plan an owner adds it first.</p>
        """);

    private static Html ChatGpt() => Html.Of(
        $"""
        <p>Settings → Apps → Advanced settings: turn on Developer mode. Then Create, paste the address, and choose OAuth.</p>
        <p class="note">In a workspace an admin allows Developer mode first. <a href="https://chatgpt.com/plugins">Open ChatGPT</a></p>
        """);

    private static Html Unreached() => Html.Of($"<p>They call from their own clouds, and cannot reach this machine. They need a server with a public https address.</p>");

    private static Html VsCode(string resource, bool needsToken) => Html.Of(
        $"""
        <p><a class="button primary" href="{InstallLinks.VsCode(resource, needsToken)}">Add to VS Code</a></p>
        {Html.If(needsToken, () => Html.Of($"<p class=\"note\">It asks for the token.</p>"))}
        {ByHand("VS Code", ".vscode/mcp.json", "vs-code", InstallLinks.VsCodeFile(resource, needsToken))}
        """);

    private static Html Cursor(string resource, bool needsToken) => Html.Of(
        $"""
        <p><a class="button primary" href="{InstallLinks.Cursor(resource, needsToken)}">Add to Cursor</a></p>
        {Html.If(needsToken, () => Html.Of($"<p class=\"note\">Then put the token in the place of {InstallLinks.TokenPlace}.</p>"))}
        {ByHand("Cursor", "~/.cursor/mcp.json", "cursor", InstallLinks.CursorFile(resource, needsToken))}
        """);

    private static Html Program(bool isInvented) => Html.Of(
        $"""
        <p>It runs on your own computer, without this server. Open its .mcpb bundle with Claude Desktop, or name the program in the assistant's settings.</p>
        {ByHand("the desktop program", "claude_desktop_config.json", "program", InstallLinks.ProgramFile(isInvented))}
        """);

    private static Html ByHand(string name, string file, string id, string text) => Html.Of(
        $"<details><summary>By hand<span class=\"unseen\">, for {name}</span></summary><p class=\"note\">In {file}:</p>{CopyButton.Of(id, $"the settings for {name}", text)}</details>");
}
