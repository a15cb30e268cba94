using SessionboardMcp.Core.Pages;

namespace SessionboardMcp.Server.Identity.Approval;

/// <summary>Recognises the browser of a request to the pages of changes. Nothing that an assistant holds is looked at.</summary>
internal interface IChangeVisitors
{
    /// <summary>The visit that a request makes.</summary>
    Task<DeskVisit> OfAsync(HttpContext context);

    /// <summary>Whether a form that was sent comes from a page that this browser got here.</summary>
    Task<bool> IsOurFormAsync(HttpContext context);
}
