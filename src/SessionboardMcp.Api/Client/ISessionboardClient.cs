using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Dashboards;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Events;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Reports;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Api.Client;

/// <summary>
/// Sessionboard's public API, as one credential sees it, by resource. Every method of a resource throws a <see cref="SessionboardException"/>
/// when the API fails, and <see cref="OperationCanceledException"/> only when the caller cancelled. Identical reads in
/// flight are one call upstream.
/// </summary>
public interface ISessionboardClient
{
    /// <summary>Events.</summary>
    EventResource Events { get; }

    /// <summary>Sessions, submissions and sub-sessions.</summary>
    SessionResource Sessions { get; }

    /// <summary>Contacts, and who of them speaks.</summary>
    ContactResource Contacts { get; }

    /// <summary>Sponsors and exhibitors.</summary>
    AccountResource Accounts { get; }

    /// <summary>Tracks, rooms, tags, formats, levels, languages, statuses and fields.</summary>
    SettingResource Settings { get; }

    /// <summary>Schema, queries and questions.</summary>
    InsightResource Insights { get; }

    /// <summary>Saved reports.</summary>
    ReportResource Reports { get; }

    /// <summary>Dashboards.</summary>
    DashboardResource Dashboards { get; }

    /// <summary>What was recorded of sessions, and their files.</summary>
    ContentResource Content { get; }

    /// <summary>Agenda drafts.</summary>
    AgendaResource Agenda { get; }

    /// <summary>Whether assistants may use the credential.</summary>
    AssistantAccess Assistants { get; }

    /// <summary>Keeps what was made out of several answers, for this credential alone.</summary>
    IKeeping Keeping { get; }

    /// <summary>What is left of a budget, as the last answer told it.</summary>
    /// <param name="category">The budget.</param>
    /// <returns>The reading; null when no answer has told any yet.</returns>
    RateLimitReading? RateLimit(RateLimitCategory category);

    /// <summary>
    /// Hears what the credential wrote through other processes of the server, so that what is asked from now on is answered after it. At once where
    /// they share nothing.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task HearAsync(CancellationToken cancellationToken = default);

    /// <summary>The same client, whose calls are of one of several who share its credential: nobody of them can take a budget from the others.</summary>
    /// <param name="payer">Who.</param>
    ISessionboardClient PaidBy(BudgetPayer payer);
}
