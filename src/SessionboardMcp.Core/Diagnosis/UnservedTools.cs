using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>
/// Which tools a credential cannot serve. No endpoint tells the scopes of an API token, so the cheapest read of each kind is tried; the
/// searches are not counted against any limit.
/// </summary>
internal static class UnservedTools
{
    /// <summary>What is refused, with the tools that need it; null where nothing is.</summary>
    public static async Task<Finding?> FindAsync(ISessionboardClient client, CancellationToken cancellationToken)
    {
        if ((await client.Events.ListAsync(cancellationToken)).Value is not [var first, ..])
            return null;
        var session = "none";
        var refused = new List<string>();
        await TryAsync(Scopes.ReadSessions, async () =>
        {
            var page = await client.Sessions.SearchAsync(first.Id, new SessionSearch(), 1, 1, cancellationToken);
            session = page.Items.Count > 0 ? page.Items[0].Id : session;
        });
        await TryAsync(Scopes.ReadContacts, () => client.Contacts.SearchAsync(first.Id, new ContactSearch(), 1, 1, cancellationToken));
        await TryAsync(Scopes.ReadTranscriptions, () => client.Content.GetAsync(first.Id, session, cancellationToken));
        return refused.Count == 0 ? null : Finding(refused);

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

    private static Finding Finding(List<string> refused)
    {
        var tools = ToolCatalogue.Create().Where(tool => tool.RequiredScopes.Intersect(refused).Any()).Select(tool => tool.ProtocolTool.Name);
        return new Finding(
            "tools",
            Outcome.Noted,
            $"Not served, as the credential lacks {string.Join(" and ", refused)}: {string.Join(", ", tools)}. Give it the scope if they are wanted.");
    }
}
