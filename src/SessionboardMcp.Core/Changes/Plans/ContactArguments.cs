using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Records;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The arguments by which contacts are made and changed.</summary>
internal static class ContactArguments
{
    private const int MaxText = ToolInput.LongestName;

    /// <summary>The contact to change.</summary>
    public static readonly ToolInput ContactId = ToolInput.Text("contact_id", "Id, friendly id or exact name.", "SPK-12") with { IsRequired = true, Max = 500 };

    /// <summary>The e-mail address.</summary>
    public static readonly ToolInput Email = ToolInput.Text("email", "The e-mail.", "ada@example.com") with { Max = 320 };

    /// <summary>The given name.</summary>
    public static readonly ToolInput FirstName = ToolInput.Text("first_name", "Given name.", "Ada");

    /// <summary>The family name.</summary>
    public static readonly ToolInput LastName = ToolInput.Text("last_name", "Family name.", "Lovelace");

    /// <summary>The company.</summary>
    public static readonly ToolInput Company = ToolInput.Text("company", "Company.", "Analytical Engines");

    /// <summary>The job title.</summary>
    public static readonly ToolInput JobTitle = ToolInput.Text("job_title", "Job title.", "Engineer");

    /// <summary>The telephone.</summary>
    public static readonly ToolInput Phone = ToolInput.Text("phone", "Telephone.", "+44 20 7946 0000") with { Max = 100 };

    private static readonly (string Argument, string Field, string Label)[] Names =
        [("first_name", "first_name", "first name"), ("last_name", "last_name", "last name"), ("company", "company", "company"), ("job_title", "title", "job title")];

    /// <summary>Reads what was given into the fields that change.</summary>
    /// <exception cref="InvalidArgumentException">One is a mask, is none of its kind, or may not be overwritten.</exception>
    public static async Task ReadAsync(ToolArguments arguments, HeldFields fields, CancellationToken cancellationToken)
    {
        if (EmailOf(arguments) is { } email)
            fields.Set(Email.Name, HeldRecord.Email, "e-mail", JsonValue.Of(email)!.Value, isPersonal: true);
        foreach (var (argument, field, label) in Names)
        {
            if (arguments.Text(argument) is { } given)
                fields.Set(argument, field, label, JsonValue.Of(Line(argument, given))!.Value);
        }

        if (arguments.Text(Phone.Name) is { } phone)
            fields.Set(Phone.Name, HeldRecord.Phone, "phone", JsonValue.Of(PhoneOf(phone))!.Value, isPersonal: true);
        await fields.CustomAsync("contact", cancellationToken);
    }

    /// <summary>The e-mail address that was given; null where none was.</summary>
    /// <exception cref="InvalidArgumentException">It is none.</exception>
    public static string? EmailOf(ToolArguments arguments)
    {
        if (arguments.Text(Email.Name) is not { } given)
            return null;
        var email = Line(Email.Name, given);
        return email.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && domain.Contains('.', StringComparison.Ordinal) && !email.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>' or '"')
            ? email
            : throw new InvalidArgumentException($"Argument `{Email.Name}`: this is no e-mail address. Give one alone, such as \"ada@example.com\".");
    }

    private static string PhoneOf(string given)
    {
        var phone = Line(Phone.Name, given);
        // 4.92012E+11 is what a spreadsheet makes of a number that it took for one: its last digits are gone.
        if (phone.Contains("E+", StringComparison.OrdinalIgnoreCase))
            throw new InvalidArgumentException($"Argument `{Phone.Name}`: a spreadsheet has shortened this number, and its last digits are lost. Format the column as text there, and give the whole number.");
        return phone.Count(char.IsDigit) >= 3
            ? phone
            : throw new InvalidArgumentException($"Argument `{Phone.Name}`: this is no telephone number. Give one such as \"+44 20 7946 0000\".");
    }

    private static string Line(string argument, string given)
    {
        // Whatever stands around two of them: nobody is called so.
        if (given.Zip(given.Skip(1)).Any(pair => WrittenText.Stars.Contains(pair.First, StringComparison.Ordinal) && WrittenText.Stars.Contains(pair.Second, StringComparison.Ordinal)))
            throw new InvalidArgumentException($"Argument `{argument}` holds a mask that hides the real value, and writing it would destroy that. Leave it out, or give the real value.");
        return WrittenText.Line(argument, given, MaxText);
    }
}
