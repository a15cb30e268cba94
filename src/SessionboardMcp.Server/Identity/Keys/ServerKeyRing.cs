using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Keys;

/// <summary>
/// The keys of the authorization server. A new one is made each ninety days, a day before it is used, so that every process knows it
/// by then; an old one stays until nothing that was made with it can be valid.
/// </summary>
internal sealed class ServerKeyRing(IDbContextFactory<ServerDatabase> databases, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private const string Signing = "signing";
    private const string Encryption = "encryption";
    private const int EncryptionBytes = 32;

    private static readonly TimeSpan Period = TimeSpan.FromDays(90);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);
    // Longer than the longest life of a token.
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(100);

    private readonly IDataProtector _protector = protection.CreateProtector("SessionboardMcp.ServerKeys");

    // One load after the other: of two that overtook each other the earlier would put back what was in use before.
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Keys? _keys;

    /// <summary>The keys as they were loaded last.</summary>
    /// <exception cref="InvalidOperationException">They were not loaded yet.</exception>
    public Keys Current => _keys ?? throw new InvalidOperationException("The keys are loaded at start.");

    /// <summary>Makes what is due, forgets what is retired, and loads the rest.</summary>
    public async Task<Keys> LoadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            var signing = await EnsureAsync(database, Signing, cancellationToken);
            var encryption = await EnsureAsync(database, Encryption, cancellationToken);
            var keys = new Keys([.. signing.Select(Sign)], [.. encryption.Select(Encrypt)]);
            _keys = keys;
            return keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Makes the next keys before they are due, each in use a day later; those that wait for their day are enough.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await EnsureAsync(database, Signing, cancellationToken, isAsked: true);
        await EnsureAsync(database, Encryption, cancellationToken, isAsked: true);
    }

    // Newest in use first: the first is what new tokens are made with.
    private async Task<List<ServerKey>> EnsureAsync(ServerDatabase database, string use, CancellationToken cancellationToken, bool isAsked = false)
    {
        var now = time.GetUtcNow();
        var keys = await ReadAsync(database, use, cancellationToken);
        if (keys.Count == 0 || keys[^1].ActiveFrom + Period - Notice <= now || (isAsked && keys[^1].ActiveFrom <= now))
        {
            database.ServerKeys.Add(new ServerKey
            {
                Use = use,
                Generation = keys.Count == 0 ? 1 : keys[^1].Generation + 1,
                ProtectedKey = _protector.Protect(use == Signing ? NewSigningKey() : Convert.ToBase64String(RandomNumberGenerator.GetBytes(EncryptionBytes))),
                CreatedAt = now,
                ActiveFrom = keys.Count == 0 ? now : now + Notice,
            });
            try
            {
                await database.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (database.ServerKeys.AsNoTracking().Any(key => key.Use == use && key.CreatedAt >= now - Notice))
            {
                // Another process made it at the same time.
                database.ChangeTracker.Clear();
            }

            keys = await ReadAsync(database, use, cancellationToken);
        }

        var retired = keys.Where((_, index) => index + 1 < keys.Count && keys[index + 1].ActiveFrom + Overlap < now).Select(key => key.Id).ToList();
        await database.ServerKeys.Where(key => retired.Contains(key.Id)).ExecuteDeleteAsync(cancellationToken);
        var usable = keys.Where(key => !retired.Contains(key.Id)).ToList();
        return [.. usable.Where(key => key.ActiveFrom <= now).Reverse(), .. usable.Where(key => key.ActiveFrom > now)];
    }

    private static Task<List<ServerKey>> ReadAsync(ServerDatabase database, string use, CancellationToken cancellationToken) =>
        database.ServerKeys.AsNoTracking().Where(key => key.Use == use).OrderBy(key => key.Generation).ToListAsync(cancellationToken);

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private ECDsaSecurityKey Sign(ServerKey stored)
    {
        var algorithm = ECDsa.Create();
        algorithm.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(stored.ProtectedKey)), out _);
        var key = new ECDsaSecurityKey(algorithm);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    private SymmetricSecurityKey Encrypt(ServerKey stored)
    {
        var bytes = Convert.FromBase64String(_protector.Unprotect(stored.ProtectedKey));
        return new SymmetricSecurityKey(bytes) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(bytes).AsSpan(0, 12).ToArray()) };
    }

    /// <summary>Keys, each list with that for new tokens first.</summary>
    /// <param name="Signing">They sign access tokens.</param>
    /// <param name="Encryption">OpenIddict demands one; what it would encrypt is Data Protection's here.</param>
    public sealed record Keys(IReadOnlyList<ECDsaSecurityKey> Signing, IReadOnlyList<SymmetricSecurityKey> Encryption);
}
