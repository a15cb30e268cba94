using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Audit;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.Audit;

/// <summary>A trail of ten entries, four of them forgotten: what is left has the sequences 5 to 10, and the anchor stands at 4.</summary>
public sealed class ChainedTrail : IAsyncLifetime, IDisposable
{
    /// <summary>Whoever tampers with the file is not held by what it forbids.</summary>
    private const string Force = "DROP TRIGGER TR_AuditEntries_AppendOnly; DROP INDEX IX_AuditEntries_Sequence;";

    private readonly KeptChanges _kept = new();
    private ServiceProvider _process = null!;

    public async Task InitializeAsync()
    {
        _process = _kept.Open();
        for (var number = 1; number <= 10; number++)
            await AppendAsync(_process, number, SampleChange.Noon.AddDays(number <= 4 ? 0 : 10));
        _kept.Time.Advance(TimeSpan.FromDays(95));
        await _process.GetRequiredService<SessionboardMcp.Server.Storage.Changes.ChangePruning>().PruneAsync(default);
    }

    /// <summary>Appends as a call does.</summary>
    internal static Task AppendAsync(IServiceProvider process, int number, DateTimeOffset at) => process.GetRequiredService<IAuditTrail>().AppendAsync(
        new AuditEntry { At = at, Connection = $"connection-{number}", Action = "call", Tool = $"tool_{number}" }, default);

    /// <summary>Verifies a trail.</summary>
    internal static async Task<AuditReport> VerifyAsync(IServiceProvider process)
    {
        await using var database = await process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        return await process.GetRequiredService<AuditVerifier>().VerifyAsync(database, default);
    }

    /// <summary>Verifies this one after somebody did something to the database, and takes that back.</summary>
    internal async Task<AuditReport> VerifyAsync(params string[] tampering)
    {
        await using var database = await _process.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        await using var passing = await database.Database.BeginTransactionAsync();
        foreach (var sql in tampering.Prepend(Force))
            await database.Database.ExecuteSqlRawAsync(TestStore.Spoken(sql));
        return await _process.GetRequiredService<AuditVerifier>().VerifyAsync(database, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _kept.Dispose();
}
