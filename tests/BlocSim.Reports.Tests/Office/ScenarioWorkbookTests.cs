using BlocSim.Scenarios;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BlocSim.Reports.Tests;

/// <summary>A workbook to fill in, and the scenario that it becomes.</summary>
public sealed class ScenarioWorkbookTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("import").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(folder, "fill.xlsx");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The template with the text of one part changed.</summary>
    private string Changed(string part, Func<string, string> change) =>
        Changed(Write(ScenarioWorkbook.Template()), part, change);

    /// <summary>Changes the text of one part of a workbook.</summary>
    private static string Changed(string path, string part, Func<string, string> change)
    {
        using var book = SpreadsheetDocument.Open(path, true);
        OpenXmlPart found = book.GetAllParts()
            .Single(p => p.Uri.OriginalString.EndsWith(part, StringComparison.Ordinal));
        string text;
        using (var reader = new StreamReader(found.GetStream(FileMode.Open, FileAccess.Read)))
        {
            text = reader.ReadToEnd();
        }

        Assert.NotEqual(text, change(text));
        using var writer = new StreamWriter(found.GetStream(FileMode.Create, FileAccess.Write));
        writer.Write(change(text));
        return path;
    }

    /// <summary>The template is a valid workbook, and its example runs: sheets, tables and scenario agree.</summary>
    [Fact]
    public void Template_Imported_Runs()
    {
        string path = Write(ScenarioWorkbook.Template());
        using (var book = SpreadsheetDocument.Open(path, false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book));
        }

        IReadOnlyList<(string File, string Text)> files = ScenarioWorkbook.Read(path, "mine");
        Assert.Equal(["mine.yaml", "goods.csv", "plants.csv", "use.csv", "floors.csv"], files.Select(f => f.File));
        foreach ((string file, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        Scenario s = ScenarioLoader.Load(Path.Combine(folder, "mine.yaml")).Scenario;
        Assert.Equal("A floor from a workbook", s.Name);
        Assert.Equal(["HOME", "ALLY"], s.Bloc.Memberships.Select(m => m.Nation));
        Assert.Equal(6, s.Facilities.Length);
        Assert.Equal(17_000, s.Buyers.Sum(b => b.Level), 1e-6);
        Assert.Equal(90_000, Assert.Single(s.Bloc.Floors).Price);
        using var engine = new DirectEngine();
        PairedRun pair = PairedRun.Play(s, engine, new RunOptions { CheckInvariants = true });
        Assert.True(
            pair.Policy.Find("price-inside", "oxide", "bloc")![^1]
                > pair.Baseline.Find("price-inside", "oxide", "bloc")![^1]
        );
    }

    /// <summary>A date that the spreadsheet keeps as a day of its calendar is the month that it shows.</summary>
    [Fact]
    public void Read_ADateOfTheSpreadsheet_IsItsMonth()
    {
        // 46753 is the first of January 2028.
        string path = Changed(
            "sheet5.xml",
            t =>
                t.Replace(
                    "<c r=\"I3\" t=\"s\"><v>",
                    "<c r=\"I3\"><v>46753</v></c><c r=\"L3\" t=\"s\"><v>",
                    StringComparison.Ordinal
                )
        );
        string plants = ScenarioWorkbook.Read(path, "mine").Single(f => f.File == "plants.csv").Text;
        Assert.Contains("HOME,second,refining,3,0,62,3,,2028-01,", plants, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ACellWithAnError_IsNamed()
    {
        string path = Changed(
            "sheet5.xml",
            t =>
                t.Replace(
                    "<c r=\"D2\"><v>2.5</v></c>",
                    "<c r=\"D2\" t=\"e\"><v>#DIV/0!</v></c>",
                    StringComparison.Ordinal
                )
        );
        string message = Assert.Throws<ResultsException>(() => ScenarioWorkbook.Read(path, "mine")).Message;
        Assert.Equal(
            "fill.xlsx, sheet Plants, cell D2: found the error #DIV/0!; mend the formula, or write the number",
            message
        );
    }

    [Fact]
    public void Read_AWorkbookWithoutItsSheets_NamesThem()
    {
        string path = Changed("workbook.xml", t => t.Replace("\"Use\"", "\"Usage\"", StringComparison.Ordinal));
        string message = Assert.Throws<ResultsException>(() => ScenarioWorkbook.Read(path, "mine")).Message;
        Assert.Contains("has no sheet Use; it has Scenario, Goods, Nations,", message, StringComparison.Ordinal);
        path = Changed("workbook.xml", t => t.Replace("\"Tariffs\"", "\"Tarifs\"", StringComparison.Ordinal));
        message = Assert.Throws<ResultsException>(() => ScenarioWorkbook.Read(path, "mine")).Message;
        Assert.Contains("found the sheet \"Tarifs\"; did you mean \"Tariffs\"?", message, StringComparison.Ordinal);
    }

    /// <summary>A share that the spreadsheet shows as 3 % is 3 %, though it is kept as 0.03.</summary>
    [Fact]
    public void Read_AShareShownAsAPercentage_IsThatPercentage()
    {
        string path = Changed(
            "sheet6.xml",
            t => t.Replace("<c r=\"F2\"><v>3</v></c>", "<c r=\"F2\" s=\"3\"><v>0.035</v></c>", StringComparison.Ordinal)
        );
        Changed(
            path,
            "styles.xml",
            t =>
                t.Replace(
                    "</cellXfs>",
                    "<xf numFmtId=\"10\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>",
                    StringComparison.Ordinal
                )
        );
        string use = ScenarioWorkbook.Read(path, "mine").Single(f => f.File == "use.csv").Text;
        Assert.Contains("HOME,oxide,industry,isoelastic,5,3.5 %,0.15,", use, StringComparison.Ordinal);
    }

    /// <summary>Days of the calendar that counts from 1904 are the same days.</summary>
    [Fact]
    public void Read_DatesCountedFrom1904_AreTheSameMonths()
    {
        string path = Changed(
            "sheet5.xml",
            t =>
                t.Replace(
                    "<c r=\"I3\" t=\"s\"><v>",
                    "<c r=\"I3\"><v>45291</v></c><c r=\"L3\" t=\"s\"><v>",
                    StringComparison.Ordinal
                )
        );
        Changed(
            path,
            "workbook.xml",
            t => t.Replace("<bookViews>", "<workbookPr date1904=\"1\"/><bookViews>", StringComparison.Ordinal)
        );

        // 45291 days after the first of January 1904 is the first of January 2028.
        string plants = ScenarioWorkbook.Read(path, "mine").Single(f => f.File == "plants.csv").Text;
        Assert.Contains("HOME,second,refining,3,0,62,3,,2028-01,", plants, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "sheet5.xml",
        "<c r=\"D2\"><v>2.5</v></c>",
        "<c r=\"D2\"><f>1+1</f></c>",
        "sheet Plants, cell D2: found a formula without what it came to"
    )]
    [InlineData("sheet5.xml", "<row>", "<row r=\"99999999\">", "found a row 99999999")]
    [InlineData(
        "Strings.xml",
        "<t xml:space=\"preserve\">focus</t>",
        "<t xml:space=\"preserve\">focis</t>",
        "sheet Scenario, row 8: found \"focis\"; did you mean \"focus\"?"
    )]
    [InlineData(
        "Strings.xml",
        "<t xml:space=\"preserve\">makes</t>",
        "<t xml:space=\"preserve\">yields</t>",
        "sheet Processes: found no column makes in its first row"
    )]
    [InlineData("sheet5.xml", "t=\"s\"><v>", "t=\"s\"><v>9", "is no workbook that can be read")]
    public void Read_AMistakeInTheWorkbook_IsTold(string part, string right, string wrong, string expected)
    {
        string path = Changed(part, t => t.Replace(right, wrong, StringComparison.Ordinal));
        string message = Assert.Throws<ResultsException>(() => ScenarioWorkbook.Read(path, "mine")).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no workbook at all")]
    [InlineData("PK\u0003\u0004 something")]
    public void Read_WhatIsNoWorkbook_IsTold(string content)
    {
        string path = Path.Combine(folder, "x.xlsx");
        File.WriteAllText(path, content);
        string message = Assert.Throws<ResultsException>(() => ScenarioWorkbook.Read(path, "x")).Message;
        Assert.Contains("is no workbook that can be read", message, StringComparison.Ordinal);
    }
}
