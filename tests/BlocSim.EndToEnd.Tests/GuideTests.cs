using System.Text.RegularExpressions;

namespace BlocSim.EndToEnd.Tests;

/// <summary>The commands of the guide run as they are typed, in the order in which they stand, and say what the guide says.</summary>
public partial class GuideTests
{
    /// <summary>Runs every command of a guide in a folder of its own.</summary>
    private static Blocsim.Folder Follow(string page, int count)
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", page));
        string[] commands =
        [
            .. Blocks()
                .Matches(guide)
                .SelectMany(m => m.Groups["sh"].Value.Split('\n'))
                .Where(l => l.StartsWith("blocsim ", StringComparison.Ordinal)),
        ];
        Assert.Equal(count, commands.Length);
        var folder = new Blocsim.Folder();
        foreach (string command in commands)
        {
            (int code, string output, string error) = Blocsim.Shell(
                "$BLOCSIM" + command["blocsim".Length..],
                folder.Path
            );
            Assert.True(code == 0, $"{command}\n{output}{error}");
        }

        return folder;
    }

    [Fact]
    public void ChoosingAFloorLevel_EveryCommand_Runs()
    {
        using Blocsim.Folder folder = Follow("choosing-a-floor-level.md", 9);
        foreach (
            string file in (string[])
                ["doubt/price.svg", "levels/frontier.svg", "map/heat-map.svg", "which/tornado.svg", "price.csv"]
        )
        {
            Assert.True(File.Exists(Path.Combine(folder.Path, file)), file);
        }

        // Audits first, the elasticity last: what section 4 says.
        string[] which = File.ReadAllLines(Path.Combine(folder.Path, "which", "summary.md"));
        string[] ranked = [.. which.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Take(5)];
        Assert.Contains("bloc.enforcement.audits", ranked[0], StringComparison.Ordinal);
        Assert.Contains("goods.ndpr-oxide.elasticity", string.Concat(ranked[3..]), StringComparison.Ordinal);
    }

    [Fact]
    public void Briefing_EveryCommand_Runs()
    {
        using Blocsim.Folder folder = Follow("briefing.md", 9);
        foreach (
            string file in (string[])
                [
                    "differ.png",
                    "leakage.csv",
                    "gains.png",
                    "briefing.pptx",
                    "briefing.xlsx",
                    "briefing.docx",
                    "briefing.html",
                    "audits-deck.pptx",
                ]
        )
        {
            Assert.True(File.Exists(Path.Combine(folder.Path, file)), file);
        }
    }

    [GeneratedRegex("```sh\n(?<sh>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
