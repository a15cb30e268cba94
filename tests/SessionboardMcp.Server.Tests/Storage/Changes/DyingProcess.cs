using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Sandbox.Hosting;

namespace SessionboardMcp.Server.Tests.Storage.Changes;

/// <summary>
/// A server process that is killed at a step: before or after anything that it writes down or sends. What it had written is on the disk, and what
/// it had sent was received; it does nothing more.
/// </summary>
internal sealed class DyingProcess
{
    private readonly int _lastStep;
    private int _step;

    public DyingProcess(KeptChanges kept, SandboxHost sandbox, int lastStep)
    {
        _lastStep = lastStep;
        var services = kept.Open(add: services =>
        {
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Sessionboard:BaseUrl"] = sandbox.BaseAddress.AbsoluteUri }).Build());
            services.AddSessionboardApi();
            services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Line(this)));
        });
        var (store, trail) = (new Store(this, KeptChanges.Store(services)), new Trail(this, services.GetRequiredService<IAuditTrail>()));
        Client = services.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential("sandbox-full"));
        Decision = new ChangeDecision(store, new ChangeSender(store, trail, kept.Time), Microsoft.Extensions.Options.Options.Create(new WritesOptions()), kept.Time);
        Reader = new ChangeReader(store, kept.Time);
        Kept = store;
    }

    public ISessionboardClient Client { get; }

    public ChangeDecision Decision { get; }

    public ChangeReader Reader { get; }

    public IChangeStore Kept { get; }

    /// <summary>How many requests that write were sent.</summary>
    public int Sent { get; private set; }

    public bool IsDead => _step >= _lastStep;

    private void Pass()
    {
        if (_step >= _lastStep || ++_step >= _lastStep)
            throw new KilledException();
    }

    internal sealed class KilledException : Exception;

    private sealed class Store(DyingProcess process, IChangeStore store) : IChangeStore
    {
        public Task<ChangeSet> AddAsync(ChangeSet change, CancellationToken cancellationToken) => store.AddAsync(change, cancellationToken);

        public Task<ChangeSet?> FindAsync(string connection, string id, CancellationToken cancellationToken) => store.FindAsync(connection, id, cancellationToken);

        public Task<IReadOnlyList<ChangeSet>> ListAsync(string connection, CancellationToken cancellationToken) => store.ListAsync(connection, cancellationToken);

        public async Task<ChangeSet?> ReplaceAsync(ChangeSet changed, CancellationToken cancellationToken)
        {
            process.Pass();
            var replaced = await store.ReplaceAsync(changed, cancellationToken);
            process.Pass();
            return replaced;
        }
    }

    private sealed class Trail(DyingProcess process, IAuditTrail trail) : IAuditTrail
    {
        public async Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
        {
            process.Pass();
            await trail.AppendAsync(entry, cancellationToken);
            process.Pass();
        }
    }

    private sealed class Line(DyingProcess process) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // Tracks are listed by a POST, too, and made by one to another address.
            if (!request.RequestUri!.AbsolutePath.EndsWith("/tracks/create", StringComparison.Ordinal))
                return await base.SendAsync(request, cancellationToken);
            process.Pass();
            process.Sent++;
            var answer = await base.SendAsync(request, cancellationToken);
            process.Pass();
            return answer;
        }
    }
}
