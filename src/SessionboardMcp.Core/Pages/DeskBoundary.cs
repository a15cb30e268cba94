using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>The one boundary around the pages of changes: what fails beneath becomes a page that says what to do.</summary>
internal static class DeskBoundary
{
    private const string Unwritten = "This server cannot write down what it does";

    /// <summary>Answers a browser that is recognised, whatever fails.</summary>
    public static async Task<DeskAnswer> GuardAsync(DeskVisit visit, Func<Task<DeskAnswer>> answer)
    {
        if (visit.NotKnown is { } sentence)
            return Say(visit, 403, new("This browser is not paired yet", "Only a browser that was paired with this server sees what your assistant wants to change.", Turn.Yours, sentence));
        try
        {
            return await answer();
        }
        catch (StoreUnavailableException away)
        {
            return Say(visit, 503, away.Trouble.IsPassing
                ? new(Unwritten, $"Nothing is sent now: {away.Trouble.Words}. It usually passes by itself.", Turn.Yours, "Load the page of the change again in a minute: it says what was sent. If it stays, tell the person who runs this server.")
                : new(Unwritten, $"Nothing is sent: {away.Trouble.Words}.", Turn.Operators, "Tell the person who runs it. Then load the page of the change again: it says what was sent."));
        }
        catch (AccessEndedException)
        {
            return Say(visit, 409, new("The assistant's access has ended", "Sessionboard does not accept its sign-in any more.", Turn.Yours, "Connect the assistant again, and ask it again."));
        }
        catch (UpstreamUnavailableException signIn) when (signIn.IsOfSignIn)
        {
            return Say(visit, 503, new("The assistant's sign-in cannot be used now", signIn.Message, Turn.Yours, "Load the page of the change again in a minute: it says what was done."));
        }
        catch (SessionboardException)
        {
            return Say(visit, 503, new("Sessionboard does not answer", "Nothing more was decided.", Turn.Sessionboards, "Load the page of the change again in a minute: it says what was done."));
        }
    }

    /// <summary>Answers with a message, beside the pages that this host has.</summary>
    public static DeskAnswer Say(DeskVisit visit, int status, Message message) => DeskAnswer.Of(MessageHtml.Of(message, visit.Links), status);

    /// <summary>Looks something up at Sessionboard; null where that cannot be done now.</summary>
    public static async Task<ChangeSet?> LookAsync(Func<Task<ChangeSet?>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (failure is SessionboardException or AccessEndedException)
        {
            return null;
        }
    }
}
