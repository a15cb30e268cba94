namespace SessionboardMcp.Server.Pages.Welcome;

/// <summary>Who runs this server, as its pages say it. Nothing is set by itself: an owner is never invented. Section <c>Operator</c>.</summary>
internal sealed class OperatorOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Operator";

    /// <summary>What an argument of the command line begins with.</summary>
    public const string Argument = Section + ":";

    /// <summary>The name of the organization or person: at most 100 characters. Null: the page says that nobody is named.</summary>
    public string? Name { get; set; }

    /// <summary>Whom to ask: an e-mail address, or an address that begins with <c>https:</c>, <c>http:</c> or <c>mailto:</c>.</summary>
    public string? Contact { get; set; }

    /// <summary>The operator's own privacy text, http or https. Null: the one of ours, which says what is kept here.</summary>
    public string? Privacy { get; set; }

    /// <summary>Where help is: an address like that of <see cref="Contact"/>.</summary>
    public string? Support { get; set; }

    /// <summary>Reads them; four texts need no binder.</summary>
    public void ReadFrom(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        (Name, Contact, Privacy, Support) = (section[nameof(Name)], section[nameof(Contact)], section[nameof(Privacy)], section[nameof(Support)]);
    }
}
