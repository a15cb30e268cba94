using System.Text;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth.Grants;

namespace SessionboardMcp.Sandbox.OAuth.Pages;

/// <summary>The page on which a demo person signs in, picks an organization and approves, all with one click.</summary>
internal static class ConsentPage
{
    /// <summary>Where the page sends the consent.</summary>
    public const string AnswerPath = "/oauth/authorize/consent";

    public static string Body(
        AuthorizationParameters parameters, AuthorizationRequest request, IEnumerable<(DemoPerson Person, EligibleOrganization Organization)> choices)
    {
        var body = new StringBuilder();
        body.Append(
            $"""
            <p><strong>{SandboxOAuthOptions.ClientName}</strong> asks for access to Sessionboard, and returns to <code>{HtmlPage.Text(request.RedirectUri)}</code></p>
            <h2>It asks to</h2>
            <ul>{string.Concat(request.Scopes.Select(scope => $"<li><code>{HtmlPage.Text(scope)}</code></li>"))}</ul>
            <h2>Allow it as</h2>
            <ul class="people">
            """);
        foreach (var (person, organization) in choices)
        {
            var name = HtmlPage.Text($"{person.Name}, {organization.Name}");
            body.Append($"<li>{Form(parameters, person.Id, organization.Id, "true", name)}<span>{HtmlPage.Text(person.Permission)}</span></li>");
        }

        body.Append($"</ul><h2>Or not at all</h2>{Form(parameters, "", "", "false", "Deny")}");
        return body.ToString();
    }

    /// <summary>Sends the browser on. A form's answer that redirects would be held to the page's form-action; a fresh navigation is not.</summary>
    public static (string Head, string Body) Return(string address)
    {
        var to = HtmlPage.Text(address);
        return ($"""<meta http-equiv="refresh" content="0;url={to}">""", $"""<p><a href="{to}">Continue to the application</a></p>""");
    }

    private static string Form(AuthorizationParameters parameters, string person, string organization, string approved, string label)
    {
        var fields = parameters.Named().Where(field => field.Value is not null).Concat([new("person", person), new("organization_id", organization)]);
        var hidden = string.Concat(fields.Select(field => $"""<input type="hidden" name="{field.Key}" value="{HtmlPage.Text(field.Value)}">"""));
        return $"""<form method="post" action="{AnswerPath}">{hidden}<button name="approved" value="{approved}" data-person="{person}" data-organization="{organization}">{label}</button></form>""";
    }
}
