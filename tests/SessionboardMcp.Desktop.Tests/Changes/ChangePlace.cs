using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Tests.Changes;

/// <summary>A data folder, and as many processes at it as are opened.</summary>
internal sealed class ChangePlace : IDisposable
{
    public string Data { get; } = Path.Combine(Path.GetTempPath(), "sessionboard-mcp-tests", Path.GetRandomFileName());

    public string Changes => Path.Combine(Data, "desktop", "changes");

    public string Audit => Path.Combine(Data, "desktop", "audit");

    public IEnumerable<string> Files => Directory.EnumerateFiles(Changes, "*.change", SearchOption.AllDirectories);

    public FileChangeStore Store(TimeProvider? time = null, ILogger<FileChangeStore>? logger = null)
    {
        var clock = time ?? TimeProvider.System;
        OwnerOnly.MakeFolder(Path.Combine(Data, "desktop"));
        // The turn is waited for by the true clock: a program that another test starts holds the lock for a moment, and a clock that stands would wait for ever.
        return new FileChangeStore(new ChangeFolder(Changes, TimeProvider.System), new ProfileStore(Data, clock), clock, logger ?? NullLogger<FileChangeStore>.Instance);
    }

    public IAuditTrail Trail(TimeProvider? time = null) => new FileAuditTrail(new ChangeFolder(Audit, TimeProvider.System), time ?? TimeProvider.System);

    public void Dispose()
    {
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }
}
