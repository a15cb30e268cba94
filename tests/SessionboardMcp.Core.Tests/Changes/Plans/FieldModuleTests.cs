using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

/// <summary>A custom field is one of the record's own kind: what is called so elsewhere is none of it.</summary>
public sealed class FieldModuleTests
{
    private const int Event = Organizer.Event;

    private static readonly Event Seeded = SharedSeed.Organization.Events.First(one => one.Id == Event);

    public static TheoryData<string, string> Others
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (tool, own) in new[] { ("create_session", "session"), ("update_session", "session"), ("create_contact", "contact"), ("update_contact", "contact"), ("create_sponsor_exhibitor", "account"), ("update_sponsor_exhibitor", "account") })
            {
                foreach (var one in Seeded.Fields.Where(one => one.IsCustom && one.Module != own).DistinctBy(one => one.Module))
                    cases.Add(tool, one.PublicName);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_field_of_another_kind_of_record_is_not_known(string tool, string field)
    {
        await using var organizer = await Organizer.OpenAsync();

        var told = await organizer.Assistant.AskInVainAsync(tool, await ArgumentsAsync(organizer, tool, $"{field}=x"));

        told.ShouldStartWith($"Argument `custom_fields`: no custom field has the id or name \"{field}\".");
    }

    private static async Task<Dictionary<string, object>> ArgumentsAsync(Organizer organizer, string tool, string field)
    {
        var arguments = new Dictionary<string, object> { ["event_id"] = Event, ["custom_fields"] = new[] { field } };
        foreach (var (name, value) in tool switch
        {
            "create_session" => [("title", "x")],
            "update_session" => [("session_id", (object)(await organizer.HiddenAsync()).Id)],
            "create_contact" => [("email", "x@y.example")],
            "update_contact" => [("contact_id", (await organizer.PersonAsync()).Id)],
            "create_sponsor_exhibitor" => [("kind", "sponsor"), ("name", "x")],
            _ => new (string, object)[] { ("kind", "sponsor"), ("id", (await organizer.CompanyAsync()).Id) },
        })
        {
            arguments[name] = value;
        }

        return arguments;
    }
}
