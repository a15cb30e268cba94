using SessionboardMcp.Sandbox.Tests.Contract;
using YamlDotNet.RepresentationModel;

namespace SessionboardMcp.Sandbox.Tests.OAuth;

/// <summary>Holds the OAuth routes against the published description.</summary>
public class OAuthContractTests
{
    [SharedFact]
    public async Task Answers_have_the_published_properties_and_no_others()
    {
        await using var client = await OAuthClient.StartAsync();

        Names(await OAuthClient.JsonAsync(await client.Http.GetAsync("/oauth/.well-known/oauth-authorization-server")))
            .ShouldBe(Answer("/oauth/.well-known/oauth-authorization-server", "get"), ignoreOrder: true);
        Names(await OAuthClient.JsonAsync(await client.ExchangeAsync((await client.ConsentAsync("dana"))["code"])))
            .ShouldBe(Answer("/oauth/token", "post"), ignoreOrder: true);
        var validated = await OAuthClient.JsonAsync(await client.AuthorizeAsync(OAuthClient.Request()));
        Names(validated).ShouldBe(Answer("/oauth/authorize", "get"));
        Names(validated.GetProperty("authorization_request"))
            .ShouldBe(Keys(Schema("/oauth/authorize", "get")["properties"]["authorization_request"]["properties"]), ignoreOrder: true);
    }

    [SharedFact]
    public async Task Every_published_parameter_of_an_authorization_is_known_and_every_required_one_is_required()
    {
        await using var client = await OAuthClient.StartAsync();
        var parameters = ((YamlSequenceNode)Operation("/oauth/authorize", "get")["parameters"]).ToList();

        parameters.Select(parameter => parameter["name"].ToString()).ShouldBe(OAuthClient.Request().Keys, ignoreOrder: true);
        foreach (var parameter in parameters)
        {
            var isRequired = ((YamlMappingNode)parameter).Children.TryGetValue("required", out var required) && required.ToString() == "true";
            using var answer = await client.AuthorizeAsync(OAuthClient.Request(parameter["name"].ToString(), null));
            ((int)answer.StatusCode).ShouldBe(isRequired ? 400 : 200, parameter["name"].ToString());
        }
    }

    [SharedFact]
    public async Task Every_published_property_of_a_token_request_is_required()
    {
        await using var client = await OAuthClient.StartAsync();
        var kinds = (YamlSequenceNode)Operation("/oauth/token", "post")["requestBody"]["content"]["application/json"]["schema"]["oneOf"];

        foreach (var kind in kinds)
        {
            var grantType = kind["properties"]["grant_type"]["enum"][0].ToString();
            var names = ((YamlSequenceNode)kind["required"]).Select(name => name.ToString()).ToList();
            names.ShouldBe(Keys(kind["properties"]), ignoreOrder: true);
            foreach (var missing in names)
            {
                var tokens = grantType == "refresh_token" ? await client.SignInAsync("dana") : null;
                var code = grantType == "authorization_code" ? (await client.ConsentAsync("dana"))["code"] : null;
                var values = new Dictionary<string, string?>
                {
                    ["grant_type"] = grantType,
                    ["code"] = code,
                    ["redirect_uri"] = OAuthClient.Redirect,
                    ["client_id"] = "sessionboard-mcp",
                    ["code_verifier"] = OAuthClient.Verifier,
                    ["refresh_token"] = tokens?.Refresh,
                };
                string Body(IEnumerable<string> properties) =>
                    System.Text.Json.JsonSerializer.Serialize(properties.ToDictionary(name => name, name => values[name]));
                await OAuthClient.ShouldBeRefusedAsync(await client.PostAsync("/oauth/token", Body(names.Where(name => name != missing))), "invalid_request");
                await OAuthClient.TokensAsync(await client.PostAsync("/oauth/token", Body(names)));
            }
        }
    }

    private static YamlNode Operation(string path, string method)
    {
        using var text = File.OpenText(SharedDescription.Path!);
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents[0].RootNode["paths"][path][method];
    }

    private static YamlNode Schema(string path, string method) => Operation(path, method)["responses"]["200"]["content"]["application/json"]["schema"];

    private static List<string> Answer(string path, string method) => Keys(Schema(path, method)["properties"]);

    private static List<string> Keys(YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString())];

    private static List<string> Names(System.Text.Json.JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
