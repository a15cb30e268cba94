using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Core.Pages;

/// <summary>The one boundary around the pages of changes: what fails beneath becomes a page that says what to do.</summary>
internal static class DeskBoundary
{
    /// <summary>Answers a browser that is recognised, whatever fails.</summary>
    public static async Task<DeskAnswer> GuardAsync(DeskVisit visit, Func<Task<DeskAnswer>> answer)
    {
        if (visit.NotKnown is { } sentence)
            return DeskAnswer.Of(MessageHtml.Of("This browser is not paired yet", sentence), 403);
        try
        {
            return await answer();
        }
        catch (StoreUnavailableException)
        {
            return DeskAnswer.Of(
                MessageHtml.Of("This server cannot write down what it does", "Its disk is full or locked, so nothing is sent. Tell the person who runs it. Then load the page of the change again: it says what was sent."), 503);
        }
        catch (AccessEndedException)
        {
            return DeskAnswer.Of(MessageHtml.Of("The assistant's access has ended", "Sessionboard does not accept its sign-in any more. Connect the assistant again, and ask it again."), 409);
        }
        catch (SessionboardException)
        {
            return DeskAnswer.Of(MessageHtml.Of("Sessionboard does not answer", "Nothing more was decided. Load the page of the change again in a minute: it says what was done."), 503);
        }
    }

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
