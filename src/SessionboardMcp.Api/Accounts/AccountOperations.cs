using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Accounts;

internal static class AccountOperations
{
    public static Operation SearchSponsors { get; } =
        new("SearchSponsors", HttpMethod.Post, "v1/event/{eventId}/sponsors", Scopes.ReadContacts, null, IsRead: true);

    public static Operation SearchExhibitors { get; } =
        new("SearchExhibitors", HttpMethod.Post, "v1/event/{eventId}/exhibitors", Scopes.ReadContacts, null, IsRead: true);

    public static Operation GetSponsor { get; } =
        new("GetSponsor", HttpMethod.Get, "v1/event/{eventId}/sponsors/{id}", Scopes.ReadContacts, RateLimitCategory.EntityReads, IsRead: true);

    public static Operation CreateSponsor { get; } = SponsorWrite("CreateSponsor", HttpMethod.Post, "/create");

    public static Operation UpdateSponsor { get; } = SponsorWrite("UpdateSponsor", HttpMethod.Put, "/{id}");

    public static Operation DeleteSponsor { get; } = SponsorWrite("DeleteSponsor", HttpMethod.Delete, "/{id}");

    public static Operation RestoreSponsor { get; } = SponsorWrite("RestoreSponsor", HttpMethod.Post, "/{id}/restore");

    public static Operation GetExhibitor { get; } =
        new("GetExhibitor", HttpMethod.Get, "v1/event/{eventId}/exhibitors/{id}", Scopes.ReadContacts, RateLimitCategory.EntityReads, IsRead: true);

    public static Operation CreateExhibitor { get; } = ExhibitorWrite("CreateExhibitor", HttpMethod.Post, "/create");

    public static Operation UpdateExhibitor { get; } = ExhibitorWrite("UpdateExhibitor", HttpMethod.Put, "/{id}");

    public static Operation DeleteExhibitor { get; } = ExhibitorWrite("DeleteExhibitor", HttpMethod.Delete, "/{id}");

    public static Operation RestoreExhibitor { get; } = ExhibitorWrite("RestoreExhibitor", HttpMethod.Post, "/{id}/restore");

    /// <summary>What can be done with a sponsor.</summary>
    public static RecordCalls Sponsors { get; } = new(GetSponsor, CreateSponsor, UpdateSponsor, DeleteSponsor, RestoreSponsor);

    /// <summary>What can be done with an exhibitor.</summary>
    public static RecordCalls Exhibitors { get; } = new(GetExhibitor, CreateExhibitor, UpdateExhibitor, DeleteExhibitor, RestoreExhibitor);

    private static Operation SponsorWrite(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/sponsors" + path, Scopes.WriteSponsors, RateLimitCategory.SponsorWrites, IsRead: false);

    private static Operation ExhibitorWrite(string name, HttpMethod method, string path) =>
        new(name, method, "v1/event/{eventId}/exhibitors" + path, Scopes.WriteExhibitors, RateLimitCategory.ExhibitorWrites, IsRead: false);
}
