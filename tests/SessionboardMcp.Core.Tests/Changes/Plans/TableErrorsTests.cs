using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes.Plans;

namespace SessionboardMcp.Core.Tests.Changes.Plans;

public sealed class TableErrorsTests
{
    // To look for the nearest names of an event with a thousand sessions takes a while, and five hundred times that half a minute.
    [Fact]
    public void Only_for_the_rows_that_are_told_it_is_looked_up_what_was_meant()
    {
        var asked = 0;
        var errors = new TableErrors("table");
        foreach (var line in Enumerable.Range(2, 500))
        {
            errors.Add(line, new InvalidArgumentException(() =>
            {
                asked++;
                return "Argument `id`: no session has that name.";
            }));
        }

        var told = Should.Throw<InvalidArgumentException>(() => errors.ThrowIfAny(500)).Message;

        told.ShouldStartWith("Argument `table`: 500 of 500 rows cannot be written, so nothing was planned. Line 2, column id: no session has that name. Line 3,");
        told.ShouldContain(" And on these lines: 22, 23,");
        asked.ShouldBe(20);
    }
}
