using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>What the operator exports of the audit trail.</summary>
internal static class AuditExport
{
    public static async Task<IReadOnlyList<AuditEntry>> ReadAsync(string data)
    {
        var exported = await ServerProcess.RunAsync(new Dictionary<string, string>(), "audit", "export", "--data", data);
        exported.Code.ShouldBe(0, exported.Error);
        return [.. exported.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry)!)];
    }
}
