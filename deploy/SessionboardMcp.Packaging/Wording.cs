using System.Reflection;

namespace SessionboardMcp.Packaging;

/// <summary>What is said of the program wherever it is offered.</summary>
internal static class Wording
{
    public const string Name = "sessionboard-mcp";

    public const string Title = "Sessionboard";

    /// <summary>At most a hundred characters, as the registry has it.</summary>
    public const string Description = "Ask about a Sessionboard conference: papers, programme, speakers. Not made by Sessionboard.";

    public const string LongDescription =
        "Conference organizers ask about their call for papers, programme and speakers in Sessionboard. Answers are under the rights of an API token, or of your own "
        + "sign-in; personal data is masked, and each answer ends with a receipt by which it can be checked. This project is not made by Sessionboard.";

    public const string ApiToken = "SESSIONBOARD_API_TOKEN";

    public const string ApiTokenMeaning = "An API token of Sessionboard (Organization Settings → API Tokens). Leave it empty to sign in with your browser instead.";

    public const string Region = "SESSIONBOARD_REGION";

    public const string RegionMeaning = "Where Sessionboard keeps your organization: us or eu. Empty: us, or where you sign in.";

    public const string OAuthClient = "SESSIONBOARD_OAUTH_CLIENT_ID";

    public const string OAuthClientMeaning = "The OAuth client that Sessionboard registered for you. Only signing in with the browser needs it.";

    public static string Author { get; } = typeof(Wording).Assembly.GetCustomAttribute<AssemblyCompanyAttribute>()!.Company;

    public static string Version { get; } = typeof(Wording).Assembly.GetName().Version!.ToString(3);
}
