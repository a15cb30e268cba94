using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows;

public sealed class LogTests : IDisposable
{
    private readonly SignInServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task No_token_code_or_verifier_is_in_any_log_at_any_level()
    {
        using var log = new FakeLoggerProvider();
        _server.Logging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        await _server.InitializeAsync();
        try
        {
            using var visitor = new Visitor(_server.Address);
            var consent = await visitor.OpenConsentAsync();
            var request = await visitor.AllowAsync(consent.Form);
            using var back = await visitor.GetAsync($"/oauth/callback/us?request={request}&code=upstream-code-secret");
            var answer = await visitor.FollowAsync(back.Headers.Location!);
            var tokens = await visitor.RedeemAsync(answer);
            var (_, refreshed) = await visitor.RefreshAsync(tokens.Refresh!);
            await visitor.CallAsync(tokens.Access, "tools/list");
            await visitor.CallAsync(tokens.Access + "x", "tools/list");
            using var revoked = await visitor.PostAsync("/as/revoke", new() { ["token"] = tokens.Refresh!, ["client_id"] = visitor.ClientId });
            var written = string.Join('\n', log.Collector.GetSnapshot().Select(record => $"{record.Category} {record.Message} {record.Exception}"));

            log.Collector.Count.ShouldBeGreaterThan(20);
            foreach (var secret in (string[])
            [
                tokens.Access, tokens.Refresh!, refreshed.GetProperty("refresh_token").GetString()!, QueryHelpers.ParseQuery(answer.Query)["code"].ToString(),
                Visitor.Verifier, "upstream-access-secret", "upstream-refresh-secret", "upstream-code-secret", consent.Form["request"],
            ])
            {
                written.Contains(secret, StringComparison.Ordinal).ShouldBeFalse(secret[..8]);
            }
        }
        finally
        {
            await _server.DisposeAsync();
        }
    }
}
