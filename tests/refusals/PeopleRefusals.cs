using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Refusals;

/// <summary>What making, changing and importing people refuses.</summary>
internal static class PeopleRefusals
{
    private const int Event = SeededEvents.PublishingForum;
    private const string Mask = "holds a mask that hides the real value";

    private static readonly RightCall Create = new("create_contact", ("event_id", Event), ("email", "new@twins.example"), ("first_name", "New"));
    private static readonly RightCall Update = new("update_contact", ("event_id", Event), ("contact_id", "Only Person"), ("job_title", "Another job"));
    private static readonly RightCall Import = new("import_contacts", ("event_id", Event));

    public static IEnumerable<Refusal> All =>
    [
        .. Both(Create),
        .. Both(Update).Select(refusal => refusal with { Masked = refusal.Arguments.ContainsKey("email") || refusal.Arguments.ContainsKey("phone") ? refusal.Masked : null }),
        Create.With("email", "ONLY@twins.example", "Argument `email`: the event has a contact with this e-mail already") with { Masked = false },
        .. Updating(),
        .. Importing(),
        .. Rows(),
    ];

    private static IEnumerable<Refusal> Updating() =>
    [
        .. WrongValues.Name(Update, "contact_id", "person", PlantedWorld.TwinPeople),
        Update.With("email", "twin.one@twins.example", "Argument `email`: the event has a contact with this e-mail already") with { Masked = false },
        Update.With("email", "other@twins.example", "Argument `email`: the e-mail is personal data, which is masked for this connection: what would be overwritten is not known") with { Masked = true },
        Update.With("phone", "+49 30 7654321", "Argument `phone`: the phone is personal data, which is masked for this connection") with { Masked = true },
        Update.With("custom_fields", new[] { "Home phone of kin=+49 30 7654321" }, "is personal data, which is masked for this connection") with { Masked = true },
        Update.Without("job_title", "Nothing to change: the contact is like this already, or no new value was given"),
        Update.With([("job_title", null), ("last_name", "Person")], "Nothing to change: the contact is like this already"),
    ];

    private static IEnumerable<Refusal> Both(RightCall call) =>
    [
        .. WrongValues.EventOf(call),
        .. ((string[])["first_name", "last_name", "company", "job_title"]).SelectMany(argument => WrongValues.Line(call, argument, mask: Mask)),
        call.With("first_name", "●●●●", Mask),
        .. ((string[])["no address", "two@ats@twins.example", "ada@twins", "a@b.example, c@d.example", "Ada <ada@twins.example>x", "@twins.example", "a b@twins.example"])
            .Select(email => call.With("email", email, "Argument `email`")),
        call.With("email", "n***@t***.com", Mask),
        call.With("email", "no address", "Argument `email`: this is no e-mail address. Give one alone"),
        call.With("phone", "***-***-1234", Mask),
        call.With("phone", "12", "Argument `phone`: this is no telephone number"),
        call.With("phone", "4.92012E+11", "Argument `phone`: a spreadsheet has shortened this number"),
        .. WrongValues.CustomFields(call),
        call.With([("event_id", SeededEvents.NextDevCon), ("custom_fields", new[] { "Test time=2026-03-10T10:00" })], "the event's time zone is not known here"),
    ];

    private static IEnumerable<Refusal> Importing() =>
    [
        .. WrongValues.EventOf(Import with { Arguments = [("event_id", Event), ("csv", "email\nnew@twins.example")] }),
        Import.With("csv", "email,first_name\nnew@twins.example,New", "Nothing was changed: personal data is masked for this connection") with { Masked = true },
        Table("email", "holds no rows"),
        Table("email,first_name\n\"new@twins.example,New", "has a quotation mark without its other one"),
        Table($"email\n{string.Join('\n', Enumerable.Range(0, 501).Select(number => $"n{number}@twins.example"))}", "Argument `csv` has more than 500 rows"),
        Table($"{string.Join(',', Enumerable.Repeat("email", 201))}\nx", "Argument `csv` has more than 200 columns"),
        Table("name\nNew Person", "no column holds e-mails"),
        Table("email,E-Mail\na@twins.example,b@twins.example", "are both email. Leave one of them out"),
        Table("email,first_name\nonly@twins.example,Only", "Nothing to import: all 1 people are contacts of the event with these values already"),
    ];

    private static IEnumerable<Refusal> Rows()
    {
        (string Rows, string Says)[] wrong =
        [
            ("email,first_name\nnew@twins.example,New,more", "Line 2: there are 3 cells, and 2 columns"),
            ("email,first_name\n,New", "Line 2, column email is empty. Give each person an e-mail"),
            ("email,first_name\nno address,New", "Line 2, column email: this is no e-mail address"),
            ("email,first_name\nnew@twins.example,A\nNEW@twins.example,B", "Line 3, column email: line 2 has this e-mail already"),
            ("email,first_name\nshared@twins.example,New", "Line 2, column email: 2 contacts of the event have this e-mail"),
            ("email,first_name\nnew@twins.example,A***", $"Line 2, column first_name {Mask}"),
            ("email,first_name\nn***@t***.com,A", $"Line 2, column email {Mask}"),
            ("email,company\nnew@twins.example,<b>A</b>", "Line 2, column company holds markup"),
            ("email,company\nnew@twins.example,\"Half of it… [cut, 5 more characters]\"", "this text was cut by this server"),
            ("email,company\nnew@twins.example,\u200B", "Line 2, column company holds nothing that can be seen"),
            ($"email,company\nnew@twins.example,{new string('x', 256)}", "Line 2, column company has 256 characters"),
            ($"email,company\nnew@twins.example,{new string('x', 1_001)}", "Line 2, column company is longer than 1000 characters"),
            ("email,phone\nnew@twins.example,12", "Line 2, column phone: this is no telephone number"),
            ("email,phone\nnew@twins.example,4.92012E+11", "Line 2, column phone: a spreadsheet has shortened this number"),
            ("email,Test text\nnew@twins.example,A*** B***", "is a mask that hides the real value"),
            ("email,Test number\nnew@twins.example,many", "Line 2, column custom_fields: the field \"Test number\" takes a number"),
            ("email,Test number\nnew@twins.example,1.250", "may be read in two ways"),
            ("email,Test day\nnew@twins.example,9.3.2027", "the field \"Test day\" takes a day"),
            ("email,Test time\nnew@twins.example,noon", "\"noon\" is no time"),
            ("email,Test time\nnew@twins.example,2026-03-29T02:30", "the clocks at the event skip"),
            ("email,Test time\nnew@twins.example,2026-10-25T02:30", "show 2026-10-25T02:30 twice"),
            ("email,Test time\nnew@twins.example,0206-03-10T10:00", "is no day of an event"),
            ("email,Test yes\nnew@twins.example,perhaps", "takes true or false"),
            ("email,Test file\nnew@twins.example,photo.png", "which can only be given in Sessionboard"),
            ("email,custom fields\nnew@twins.example,Theatre", "write each field as name=value"),
            ("email,custom fields\nnew@twins.example,Nothing that is called so=1", "no custom field has the id or name"),
            ("email,custom fields\nnew@twins.example,Twin field=1", "have the name \"Twin field\""),
            ("email,custom fields\nnew@twins.example,Q*** Z***=1", "is masked, so it may be anybody's name"),
            ("email,custom fields\nnew@twins.example,Salary=1", "is sensitive, and neither shown nor written here"),
            ("email,custom fields\nnew@twins.example,Test number=1;Test number=2", "names a field twice"),
            ($"email,custom fields\nnew@twins.example,{string.Join(';', Enumerable.Repeat("Test number=1", 21))}", "Line 2, column custom_fields has more than 20 entries"),
            ($"email,custom fields\nnew@twins.example,Test text={new string('x', 400)}", "Line 2, column custom_fields has an entry that is longer than 400 characters"),
        ];
        foreach (var (rows, says) in wrong)
            yield return Table(rows, says);
        yield return Import.With([("event_id", SeededEvents.NextDevCon), ("csv", "email,Test time\nnew@twins.example,2026-03-10T10:00")], "the event's time zone is not known here") with { Masked = false };
    }

    private static Refusal Table(string csv, string says) => Import.With("csv", csv, says) with { Masked = false };
}
