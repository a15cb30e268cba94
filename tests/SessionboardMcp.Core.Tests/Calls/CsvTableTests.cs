using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Tests.Calls;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2", "1:a|b 2:1|2")]
    [InlineData("a;b\r\n1,5;2\r\n", "1:a|b 2:1,5|2")]
    [InlineData("a\tb\n1\t2\n", "1:a|b 2:1|2")]
    [InlineData("\uFEFFa;b\n1;2", "1:a|b 2:1|2")]
    [InlineData("sep=;\r\na;b\r\n1;2", "2:a|b 3:1|2")]
    [InlineData("SEP=,\na,b\n1,2", "2:a|b 3:1|2")]
    [InlineData("a,b\n\n\n 1 , 2 \n", "1:a|b 4:1|2")]
    [InlineData("a,b\n\"1\n\n1\",2\n3,4", "1:a|b 2:1/n/n1|2 5:3|4")]
    [InlineData("a,b\n\"say \"\"hi\"\", all\",2", "1:a|b 2:say \"hi\", all|2")]
    [InlineData("a,b\n=1+1,@SUM(A1)", "1:a|b 2:=1+1|@SUM(A1)")]
    [InlineData("a,b\n1", "1:a|b 2:1")]
    public void What_is_written_is_read(string text, string rows) =>
        string.Join(' ', CsvTable.Read("table", text, 10).Select(row => $"{row.Line}:{string.Join('|', row.Cells).Replace("\n", "/n", StringComparison.Ordinal)}")).ShouldBe(rows);

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("sep=;")]
    [InlineData("\n\n,,\n")]
    [InlineData("\"")]
    [InlineData("a,b\n\"1,2\n3,4")]
    [InlineData("a,b\n1,2\n3,4\n5,6")]
    public void What_is_no_table_or_a_longer_one_is_told(string text) => Should.Throw<InvalidArgumentException>(() => CsvTable.Read("table", text, 2)).Message.ShouldStartWith("Argument `table`");
}
