using System.Text.RegularExpressions;

namespace BlocSim.Docs.Tests;

/// <summary>Every page of a policy or an agent says where its formulas are in the code, and they are there.</summary>
public class FormulaTests
{
    private static readonly Regex Row = new(
        @"^\| (?<words>[^|]+) \| \[`(?<name>[^`]+)`\]\((?<path>[^)]+)\) \| `(?<member>\w+)` \|",
        RegexOptions.Multiline,
        TimeSpan.FromSeconds(5)
    );

    private static string[] All =>
        [
            .. ((string[])["policies", "agents"]).SelectMany(part =>
                Directory
                    .GetFiles(Path.Combine(Repository.Root, "docs", part), "*.md")
                    .Where(p => Path.GetFileName(p) != "README.md")
                    .Select(p => $"{part}/{Path.GetFileName(p)}")
                    .Order(StringComparer.Ordinal)
            ),
        ];

    public static TheoryData<string> Pages() => ["formulas.md", .. All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryFormula_IsWhereThePageSays(string page)
    {
        string path = Path.Combine(Repository.Root, "docs", page);
        Match[] rows = [.. Row.Matches(File.ReadAllText(path)).Cast<Match>()];
        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row =>
            {
                string file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, row.Groups["path"].Value));
                Assert.True(File.Exists(file), file);
                Assert.EndsWith(row.Groups["name"].Value, file, StringComparison.Ordinal);
                string member = row.Groups["member"].Value;
                bool declared = File.ReadLines(file)
                    .Any(l =>
                        Regex.IsMatch(
                            l,
                            $@"^    (public|private|internal|protected)\b.*\b{member}\b",
                            RegexOptions.None,
                            TimeSpan.FromSeconds(5)
                        )
                    );
                Assert.True(declared, $"{row.Groups["words"].Value}: no {member} in {file}");
            }
        );
    }

    /// <summary>The list of all formulas has those of every page, by the field's words.</summary>
    [Fact]
    public void List_HasEveryFormulaOfEveryPage()
    {
        string Words(string page) =>
            string.Join(
                '\n',
                Row.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", page)))
                    .Cast<Match>()
                    .Select(m => m.Groups["words"].Value)
            );
        string[] listed = Words("formulas.md").Split('\n');
        string[] told = [.. All.SelectMany(p => Words(p).Split('\n'))];
        Assert.Equal(told.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        foreach (
            string word in (string[])
                [
                    "logit share",
                    "levy under each form",
                    "evasion share",
                    "learning",
                    "stockpile release",
                    "Cournot condition",
                    "consumer surplus",
                    "retaliation rule",
                    "annuity",
                    "audit odds",
                ]
        )
        {
            Assert.Contains(listed, l => l.Contains(word, StringComparison.Ordinal));
        }
    }
}
