using System.Text.RegularExpressions;
using BlocSim.Scenarios;

namespace BlocSim.EndToEnd.Tests;

public partial class GoldenTests
{
    public static TheoryData<string> Canned() => [.. CannedScenarios.Names];

    private static string[] Committed { get; } =
    ["leakage.svg", "market-share.svg", "price.svg", "scenario.yaml", "summary.csv", "summary.md"];

    /// <summary>A file's text; null where a scenario has no such file, as one without leakage has no chart of it.</summary>
    private static string? TextOf(string path) =>
        File.Exists(path) || !path.EndsWith("leakage.svg", StringComparison.Ordinal) ? File.ReadAllText(path) : null;

    /// <summary>What is committed in plots/ is what the command writes, byte by byte.</summary>
    [Theory]
    [MemberData(nameof(Canned))]
    public void Run_CannedScenario_WritesTheCommittedFiles(string name)
    {
        using var folder = new Blocsim.Folder();
        (int code, string _, string error) = Blocsim.Run(["run", name, "--out", folder.Path, "--quiet"]);
        Assert.True(code == 0, error);
        foreach (string file in Committed)
        {
            string committed = Path.Combine(Repository.Root, "plots", name, file);
            Assert.True(
                TextOf(committed) == TextOf(Path.Combine(folder.Path, file)),
                $"plots/{name}/{file} differs; run: blocsim run {name}"
            );
        }
    }

    /// <summary>The same bytes whatever registers the machine has. The width obtained is asserted, or the switch might have done nothing.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public void Run_NarrowerRegisters_WritesTheSameBytes(string limit, int widest)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { [limit] = "0" };
        (int code, string width, string error) = Blocsim.Run(["registers"], environment);
        Assert.True(code == 0, error);
        int got = int.Parse(width, System.Globalization.CultureInfo.InvariantCulture);
        int here = int.Parse(Blocsim.Run(["registers"]).Out, System.Globalization.CultureInfo.InvariantCulture);

        // On a machine whose registers are no wider than the limit there is nothing to switch off.
        Assert.Equal(Math.Min(here, widest), got);
        foreach (string name in CannedScenarios.Names)
        {
            using var folder = new Blocsim.Folder();
            (code, string _, error) = Blocsim.Run(["run", name, "--out", folder.Path, "--quiet"], environment);
            Assert.True(code == 0, error);
            foreach (string file in Committed)
            {
                Assert.True(
                    TextOf(Path.Combine(Repository.Root, "plots", name, file))
                        == TextOf(Path.Combine(folder.Path, file)),
                    $"{name}/{file} differs with {limit}=0"
                );
            }
        }
    }

    [Fact]
    public void Run_OfTheResolvedScenario_GivesTheSameBytes()
    {
        using var first = new Blocsim.Folder();
        using var second = new Blocsim.Folder();
        Assert.Equal(
            0,
            Blocsim
                .Run([
                    "run",
                    "leaky-bloc",
                    "--out",
                    first.Path,
                    "--set",
                    "bloc.floor.price=85 USD/kg",
                    "--seed",
                    "11",
                    "--quiet",
                ])
                .Code
        );
        Assert.Equal(
            0,
            Blocsim.Run(["run", Path.Combine(first.Path, "scenario.yaml"), "--out", second.Path, "--quiet"]).Code
        );
        foreach (
            string file in Directory
                .GetFiles(first.Path)
                .Select(f => Path.GetFileName(f)!)
                .Where(f => f != "manifest.json")
        )
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(first.Path, file))
                    .AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(second.Path, file))),
                file
            );
        }
    }

    [Fact]
    public void Verify_FolderOfARun_AgreesUntilAByteIsChanged()
    {
        using var folder = new Blocsim.Folder();
        Assert.Equal(
            0,
            Blocsim.Run(["run", "export-quota", "--out", folder.Path, "--quiet", "--engine", "actors"]).Code
        );
        (int code, string output, string _) = Blocsim.Run(["verify", folder.Path]);
        Assert.Equal(0, code);
        Assert.Contains("byte by byte", output, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(folder.Path, "summary.csv"), " ");
        (code, output, _) = Blocsim.Run(["verify", folder.Path]);
        Assert.Equal(1, code);
        Assert.Contains("summary.csv", output, StringComparison.Ordinal);
    }

    /// <summary>The commands that the README shows are real ones and every canned name in it exists.</summary>
    [Fact]
    public void Readme_Commands_AreUnderstood()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Contains(
            "dotnet run --project src/BlocSim.Cli -c Release -- run ndpr-floor-110",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains("dotnet test -c Release", readme, StringComparison.Ordinal);
        foreach (Match match in RunCommand().Matches(readme))
        {
            Assert.Contains(match.Groups["name"].Value, CannedScenarios.Names.Concat(CannedScenarios.Theory));
        }
    }

    /// <summary>Every command under THINGS TO TRY of every canned scenario runs as it is typed.</summary>
    [Fact]
    public void ThingsToTry_Commands_RunAsTyped()
    {
        using var folder = new Blocsim.Folder();
        int tried = 0;
        foreach (string name in CannedScenarios.Names.Concat(CannedScenarios.Theory))
        {
            foreach (Match match in TryCommand().Matches(CannedScenarios.Read(name)!))
            {
                string command = match.Groups["args"].Value.Split("   ")[0].Trim();
                (int code, string _, string error) = Blocsim.Shell(
                    $"$BLOCSIM {command} --quiet --no-charts --out {folder.Path}/{tried}",
                    folder.Path
                );
                Assert.True(code == 0, $"{name}: {command}: {error}");
                tried++;
            }
        }

        Assert.True(tried >= 20, $"only {tried} commands were found");
    }

    [GeneratedRegex(@"run (?<name>[a-z]+(-[a-z0-9]+)+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RunCommand();

    [GeneratedRegex(@"^#\s.*?blocsim (?<args>run .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TryCommand();
}
