using System.Collections.Concurrent;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Flights;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Client;

/// <summary>Gives each resource what it needs: the wire and, where it keeps something, the keeping of one credential.</summary>
internal sealed class SessionboardClient : ISessionboardClient
{
    // A client is cheap, but one for every call of a host with a single credential would still be one too many.
    private const int MostViews = 256;

    // After one all sessions may have moved.
    private const string Commits = "commits";

    private readonly HostCredential _owner;
    private readonly RateLimitLedger _ledger;
    private readonly WriteNews _news;
    private readonly OwnSessions _ownSessions;
    private readonly OwnSettings _ownSettings;
    private readonly Func<string, OwnVersion> _written;
    private readonly Func<HostCredential, SessionboardClient> _again;
    private ConcurrentDictionary<BudgetPayer, SessionboardClient>? _views;

    public SessionboardClient(
        HostCredential owner,
        Wire wire,
        Memories memories,
        Coalescer coalescer,
        RateLimitLedger ledger,
        AssistantVerdicts verdicts,
        WriteNews news,
        TimeProvider time,
        SessionboardOptions options)
    {
        (_owner, _ledger, _news) = (owner, ledger, news);
        _again = other => new SessionboardClient(other, wire, memories, coalescer, ledger, verdicts, news, time, options);
        _written = Written;
        _ownSessions = new OwnSessions(owner, memories.Answers, time, news);
        _ownSettings = new OwnSettings(owner, memories.Answers, news, time);
        var own = new CredentialWire(owner, wire);
        var answers = new CredentialKeeping(owner, memories.Answers, coalescer, time);
        Events = new EventResource(own, answers, options.EventsTtl);
        Sessions = new SessionResource(own, _ownSessions);
        Contacts = new ContactResource(own, Written("contacts"));
        Accounts = new AccountResource(own, Written("sponsors"), Written("exhibitors"));
        Settings = new SettingResource(own, _ownSettings);
        Insights = new InsightResource(own, answers, new SchemaRoutes(owner, memories.Answers), options.SchemaTtl);
        Reports = new ReportResource(own, answers, options.SchemaTtl, Written("reports"));
        Dashboards = new DashboardResource(own, answers, options.SchemaTtl);
        Content = new ContentResource(own);
        Agenda = new AgendaResource(own, Written("drafts"), Written(Commits));
        Assistants = new AssistantAccess(owner, Insights, verdicts, coalescer, time);
        Keeping = new CredentialKeeping(owner, memories.Made, coalescer, time);

        OwnVersion Written(string kind) => new(owner, memories.Answers, kind, news, time);
    }

    public EventResource Events { get; }

    public SessionResource Sessions { get; }

    public ContactResource Contacts { get; }

    public AccountResource Accounts { get; }

    public SettingResource Settings { get; }

    public InsightResource Insights { get; }

    public ReportResource Reports { get; }

    public DashboardResource Dashboards { get; }

    public ContentResource Content { get; }

    public AgendaResource Agenda { get; }

    public AssistantAccess Assistants { get; }

    public IKeeping Keeping { get; }

    public RateLimitReading? RateLimit(RateLimitCategory category) => _ledger.Read(_owner.Partition, category);

    public Task HearAsync(CancellationToken cancellationToken) => _news.HearAsync(_owner, write =>
    {
        if (write.Kind == OwnSettings.Kind)
            _ownSettings.Apply(write);
        else if (write.Kind != OwnSessions.Kind)
            _written(write.Kind).Apply(write);
        else if (!_ownSessions.Apply(write))
            _written(Commits).Apply(write);
    }, cancellationToken);

    public ISessionboardClient PaidBy(BudgetPayer payer)
    {
        var views = LazyInitializer.EnsureInitialized(ref _views, static () => new());
        if (views.TryGetValue(payer, out var known))
            return known;
        var view = _again(_owner with { Payer = payer });
        return views.Count < MostViews ? views.GetOrAdd(payer, view) : view;
    }
}
