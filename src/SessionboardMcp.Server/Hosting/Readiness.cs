namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// <c>/readyz</c>: whether what the server needs on this machine is there. <c>/healthz</c> says only that the process lives. Anybody may
/// ask, so it looks at most once in two seconds, and names neither paths nor secrets. A server that was told to stop is not ready either.
/// With <c>?exclude=database</c> only that counts, as Kubernetes' own servers can be asked: whoever sends calls to replicas leaves none out because the
/// database that all of them share is away, since their 503 says when to come again, and a proxy's own does not.
/// </summary>
internal sealed class Readiness(TimeProvider time, Func<CancellationToken, Task<string?>> look, CancellationToken stopping)
{
    /// <summary>The path.</summary>
    public const string Path = "/readyz";

    private const string Excluded = "exclude";
    private const string Database = "database";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Task<string?> _last = Task.FromResult<string?>(null);
    private long? _lookedAt;

    /// <summary>What is missing, in a few words; null where all is there.</summary>
    /// <param name="looks">Whether what the server keeps is looked at.</param>
    public Task<string?> ProblemAsync(bool looks = true)
    {
        if (stopping.IsCancellationRequested)
            return Task.FromResult<string?>("the server is stopping");
        if (!looks)
            return Task.FromResult<string?>(null);
        lock (_lock)
        {
            if (_lookedAt is { } at && (!_last.IsCompleted || time.GetElapsedTime(at) < Kept))
                return _last;
            _lookedAt = time.GetTimestamp();
            // Nobody's request may cut it short for the others.
            return _last = Task.Run(() => look(CancellationToken.None));
        }
    }

    /// <summary>Answers a request: 200 and "ready", or 503 and what is missing.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await ProblemAsync(looks: context.Request.Query[Excluded] != Database).WaitAsync(context.RequestAborted) is { } problem
            ? Results.Text($"not ready: {problem}\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready\n");
    }

    /// <summary>Maps it, for a server that keeps something.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="look">Looks at what it keeps; null where it keeps nothing.</param>
    public static void Map(IEndpointRouteBuilder endpoints, Func<CancellationToken, Task<string?>>? look)
    {
        var services = endpoints.ServiceProvider;
        var readiness = new Readiness(
            services.GetRequiredService<TimeProvider>(),
            look ?? (_ => Task.FromResult<string?>(null)),
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        endpoints.MapGet(Path, async context => await (await readiness.AnswerAsync(context)).ExecuteAsync(context));
    }
}
