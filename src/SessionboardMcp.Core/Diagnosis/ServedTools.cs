using System.Globalization;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>
/// Which tools that read a credential can serve, and why not the others. No endpoint tells the scopes of an API token, so the cheapest read of
/// each kind is tried; the searches are not counted against any limit.
/// </summary>
public static class ServedTools
{
    private const string Check = "tools";

    /// <summary>What a person's choice at sign-in decides, where nobody's credential is at hand.</summary>
    public static Finding ByChoice => new(
        Check,
        Outcome.Passed,
        $"What a person allows at sign-in decides. With every read scope these work: {Names(Reading())}. With write scopes also: {Names(ToolCatalogue.Create().OfType<ChangeTool>())}.");

    internal static Finding Unknown => new(Check, Outcome.Skipped, "Not looked at, as a check before it failed.");

    /// <summary>Tries what can be tried, and says what works.</summary>
    /// <param name="client">Sessionboard with the credential.</param>
    /// <param name="named">The scopes that the settings name for the token, or that the sign-in was granted; null for every read scope.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    internal static async Task<Finding> FindAsync(ISessionboardClient client, IReadOnlySet<string>? named, CancellationToken cancellationToken)
    {
        var refused = await RefusedAsync(client, cancellationToken);
        var withheld = named is null ? [] : Scopes.AllRead.Where(scope => !named.Contains(scope)).ToList();
        var unserved = Reading().Where(tool => Lacks(tool, refused) || Lacks(tool, withheld)).ToList();
        var served = Reading().Where(tool => unserved.TrueForAll(other => other.ProtocolTool.Name != tool.ProtocolTool.Name)).ToList();
        var works = string.Create(CultureInfo.InvariantCulture, $"{served.Count} tools that read work: {Names(served)}.");
        if (unserved.Count == 0)
            return new Finding(Check, Outcome.Passed, works);
        var why = Why("the credential lacks", refused, unserved, "Give it the scope if they are wanted.")
            + Why("nobody named or granted", [.. withheld.Except(refused)], [.. unserved.Where(tool => !Lacks(tool, refused))], "Sign in again and allow it, or name it in Sessionboard:Scopes, if they are wanted.");
        return new Finding(Check, Outcome.Noted, works + why);
    }

    private static async Task<List<string>> RefusedAsync(ISessionboardClient client, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        if ((await client.Events.ListAsync(cancellationToken)).Value is not [var first, ..])
            return refused;
        var session = "none";
        await TryAsync(Scopes.ReadSessions, async () =>
        {
            var page = await client.Sessions.SearchAsync(first.Id, new SessionSearch(), 1, 1, cancellationToken);
            session = page.Items.Count > 0 ? page.Items[0].Id : session;
        });
        await TryAsync(Scopes.ReadContacts, () => client.Contacts.SearchAsync(first.Id, new ContactSearch(), 1, 1, cancellationToken));
        await TryAsync(Scopes.ReadTranscriptions, () => client.Content.GetAsync(first.Id, session, cancellationToken));
        return refused;

        async Task TryAsync(string scope, Func<Task> read)
        {
            try
            {
                await read();
            }
            catch (ForbiddenException)
            {
                refused.Add(scope);
            }
            catch (SessionboardException)
            {
                // It was let through, or nothing can be said now.
            }
        }
    }

    private static string Why(string reason, IReadOnlyList<string> scopes, IReadOnlyList<SessionboardTool> unserved, string next)
    {
        var tools = unserved.Where(tool => Lacks(tool, scopes)).ToList();
        return tools.Count == 0
            ? ""
            : $" Not served, as {reason} {string.Join(" and ", scopes.Where(scope => tools.Exists(tool => tool.RequiredScopes.Contains(scope))))}: {Names(tools)}. {next}";
    }

    private static IEnumerable<SessionboardTool> Reading() => ToolCatalogue.Create().Where(tool => tool is not ChangeTool and not GetChangeTool);

    private static bool Lacks(SessionboardTool tool, IEnumerable<string> scopes) => tool.RequiredScopes.Intersect(scopes).Any();

    private static string Names(IEnumerable<SessionboardTool> tools) => string.Join(", ", tools.Select(tool => tool.ProtocolTool.Name));
}
