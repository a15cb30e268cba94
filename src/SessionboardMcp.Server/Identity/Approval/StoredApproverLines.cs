using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>
/// Keeps them in PostgreSQL, where every process of <c>serve --local</c> at the database knows the browser, and the command <c>pair</c> reaches all of
/// them. Of two that change them at once one wins, and the other looks again.
/// </summary>
internal sealed class StoredApproverLines(IDbContextFactory<ServerDatabase> databases, IStore store) : IApproverLines
{
    private const int MostTries = 50;

    /// <inheritdoc/>
    public bool IsKept => true;

    /// <inheritdoc/>
    public string? Place { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(store.Name)).AsSpan(0, 6));

    /// <inheritdoc/>
    public IReadOnlyList<string[]> Read()
    {
        using var database = databases.CreateDbContext();
        return Split(Find(database));
    }

    /// <inheritdoc/>
    public void Change(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (TryChange(change))
                return;
        }

        throw new IOException("The browsers that approve changes are changed by others all the time.");
    }

    private bool TryChange(Func<IReadOnlyList<string[]>, IReadOnlyList<string[]>> change)
    {
        using var database = databases.CreateDbContext();
        var row = Find(database);
        var lines = Split(row);
        var next = change(lines);
        if (ReferenceEquals(next, lines))
            return true;
        var text = string.Join('\n', next.Select(line => string.Join(' ', line)));
        return row is null
            ? TryAdd(database, text)
            : database.Set<StoredApprovers>().Where(kept => kept.Id == StoredApprovers.Only && kept.Version == row.Version)
                .ExecuteUpdate(changed => changed.SetProperty(kept => kept.Lines, text).SetProperty(kept => kept.Version, kept => kept.Version + 1)) == 1;
    }

    private static bool TryAdd(ServerDatabase database, string text)
    {
        database.Add(new StoredApprovers { Id = StoredApprovers.Only, Lines = text });
        try
        {
            return database.SaveChanges() == 1;
        }
        catch (DbUpdateException failure) when (!StoreFailure.IsAway(failure))
        {
            // Another process made it at the same time.
            return false;
        }
    }

    private static StoredApprovers? Find(ServerDatabase database) => database.Set<StoredApprovers>().AsNoTracking().SingleOrDefault(row => row.Id == StoredApprovers.Only);

    private static IReadOnlyList<string[]> Split(StoredApprovers? row) =>
        [.. (row?.Lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
}
