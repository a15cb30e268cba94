using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>
/// What <c>doctor</c> asks whichever server answers at the public address: what it sees of this request. Only a server with the same keys understands it.
/// It makes no key and no folder.
/// </summary>
internal sealed class DoctorQuestion : IAsyncDisposable
{
    private readonly ServiceProvider? _services;
    private readonly DoctorSeal? _seal;
    private readonly string _nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly string? _sealed;

    private DoctorQuestion(ServiceProvider? services)
    {
        _services = services;
        _seal = services is null ? null : new DoctorSeal(services.GetRequiredService<IDataProtectionProvider>());
        _sealed = _seal?.Ask(_nonce);
    }

    /// <summary>Whether there are keys to ask with.</summary>
    public bool IsAsked => _sealed is not null;

    /// <summary>What the server saw; null before it answered, or where it did not.</summary>
    public SeenRequest? Seen { get; private set; }

    /// <summary>Makes it with the keys of the server.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="data">What <c>--data</c> says.</param>
    /// <param name="needsData">Whether it has to say so, as the platform's place is not used.</param>
    public static DoctorQuestion Make(IConfiguration configuration, string? data, bool needsData = false)
    {
        var services = new ServiceCollection().AddLogging();
        try
        {
            if (StoreSettings.NamesServer(configuration))
            {
                services.AddStorage(StoreSettings.Open(configuration, data, usesSandbox: false));
            }
            else
            {
                // Only looked at: opening the folder would make what is missing in it, and close it for others before that was seen.
                if ((needsData && data is null) || DataDirectory.KeysIn(DataDirectory.Resolve(data, usesSandbox: false)) is not { Exists: true } keys)
                    return new DoctorQuestion(null);
                SqliteStore.AddKeys(services, keys);
            }
        }
        catch (ConfigurationProblemException)
        {
            return new DoctorQuestion(null);
        }

        services.AddDataProtection().DisableAutomaticKeyGeneration();
        return new DoctorQuestion(services.BuildServiceProvider());
    }

    /// <summary>Has a request ask it.</summary>
    public void AddTo(HttpRequestMessage request)
    {
        if (_sealed is not null)
            request.Headers.Add(DoctorSeal.Header, _sealed);
    }

    /// <summary>Takes the answer, if there is one.</summary>
    public void Hear(HttpResponseMessage answer)
    {
        if (_sealed is not null && answer.Headers.TryGetValues(DoctorSeal.Header, out var told) && told.ToList() is [var only])
            Seen = _seal!.Read(only, _nonce);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
