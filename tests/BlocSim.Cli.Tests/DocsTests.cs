using System.Text.RegularExpressions;
using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>What the pages under docs promise: a summary of 42 words, links that lead somewhere, commands that run.</summary>
public partial class DocsTests
{
    public static TheoryData<string> Pages() =>
        [
            .. new[] { "policies", "agents" }
                .SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, "docs", f), "*.md"))
                .Select(p => Path.GetRelativePath(Repository.Root, p).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HasA42WordSummaryAndLinksThatLeadSomewhere(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));
        string summary = text.Split('\n').Skip(1).First(l => l.Trim().Length > 0);
        Assert.Equal(42, summary.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (Match link in Links().Matches(text))
        {
            string target = link.Groups["to"].Value.Split('#')[0];
            Assert.True(
                target.StartsWith("http", StringComparison.Ordinal) || File.Exists(Path.Combine(folder, target)),
                $"{page}: {target}"
            );
        }

        foreach (Match run in Runs().Matches(text))
        {
            Assert.Contains(run.Groups["name"].Value, CannedScenarios.Names.Concat(CannedScenarios.Theory));
        }
    }

    /// <summary>The commands of the first lesson run as they are typed.</summary>
    [Fact]
    public void Lesson_CommandsOfTheGuide_Run()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "three-floor-levels.md"));
        Match[] commands = [.. Commands().Matches(guide).Cast<Match>()];
        Assert.InRange(commands.Length, 6, 20);
        foreach (Match command in commands)
        {
            string[] changes =
            [
                .. Sets()
                    .Matches(command.Value)
                    .Cast<Match>()
                    .Select(s => $"{s.Groups["path"].Value}={s.Groups["value"].Value.Trim('"')}"),
            ];
            Scenario scenario = ScenarioLoader.Load(command.Groups["name"].Value, changes).Scenario;
            using var engine = new DirectEngine();
            PairedRun.Play(scenario, engine);
        }
    }

    [GeneratedRegex(@"\]\((?<to>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"blocsim run (?<name>[a-z0-9/-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?m)^blocsim run (?<name>[a-z0-9/-]+).*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands();

    [GeneratedRegex(@"--set (?<path>[a-z0-9.-]+)=(?<value>""[^""]*""|\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sets();
}
