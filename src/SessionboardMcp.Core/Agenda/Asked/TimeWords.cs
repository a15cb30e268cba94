using System.Collections.Frozen;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>
/// Whether a text says when, and nothing else. What people write of their time is a free text, in which reasons may stand (an illness, a child): while personal
/// data is masked, only what holds no other word leaves. It is a list of what may leave, so that what nobody thought of stays.
/// </summary>
internal static class TimeWords
{
    private static readonly FrozenSet<string> Words = (
        "only not never no except but on in at from to until till before after between by and or the a of all any every each both other than anytime always whole full half "
        + "day days time times date dates week weekend weekends weekday weekdays morning mornings afternoon afternoons evening evenings night noon midday midnight lunch breakfast dinner early late later "
        + "first second third fourth fifth last next one two three four five six seven eight nine ten eleven twelve st nd rd th available unavailable availability away absent free busy "
        + "prefer preferably prefers ideally if possible arrives arrive leaves leave present there here flexible open am pm h hr hrs hour hours min minutes o'clock oclock uhr "
        + "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays "
        + "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Eleven digits together could be a telephone number, be they written with spaces.
    private const int MostDigits = 40, MostTogether = 8;

    /// <summary>Whether it does.</summary>
    public static bool Are(string text)
    {
        var parts = text.Split([' ', ',', ';', '.', ':', '-', '/', '(', ')', '&', '+', '\t', '\n', '\u2013', '\u2014'], StringSplitOptions.RemoveEmptyEntries);
        return text.Count(char.IsAsciiDigit) <= MostDigits && parts.All(IsTime);
    }

    // 9, 9h, 11th, 1400, 20270511
    private static bool IsTime(string part)
    {
        var digits = part.TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? Words.Contains(part) : digits <= MostTogether && (digits == part.Length || Words.Contains(part[digits..]));
    }
}
