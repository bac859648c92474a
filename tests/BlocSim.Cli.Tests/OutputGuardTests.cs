namespace BlocSim.Cli.Tests;

/// <summary>Results never go over what they come from, over what is somebody else's, or over each other.</summary>
[Collection("console")]
public sealed class OutputGuardTests : ConsoleTest
{
    private const string Wheat = "tariff-large-country";

    [Fact]
    public async Task Run_IntoTheFolderOfItsOwnScenario_TouchesNothing()
    {
        string own = At("scenario.yaml");
        File.WriteAllText(own, "blocsim: 1\nname: Mine\nextends: tariff-large-country\n");
        (int code, string _, string error) = await Run("run", own, "--out", Path.GetDirectoryName(own)!);
        Assert.Equal(2, code);
        Assert.Contains("is read by this command", error, StringComparison.Ordinal);
        Assert.Equal(["scenario.yaml"], Files("."));
        Assert.Equal("blocsim: 1\nname: Mine\nextends: tariff-large-country\n", File.ReadAllText(own));
    }

    [Fact]
    public async Task Run_OverNotesOfTheUser_LeavesThem()
    {
        Directory.CreateDirectory(At("notes"));
        File.WriteAllText(At("notes/summary.md"), "mine");
        (int code, string _, string error) = await Run("run", Wheat, "--out", At("notes"));
        Assert.Equal(2, code);
        Assert.Contains("summary.md", error, StringComparison.Ordinal);
        Assert.Contains("was not written by BlocSim", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(At("notes/summary.md")));
        Assert.Equal(["summary.md"], Files("notes"));
    }

    [Fact]
    public async Task Run_OverResultsOfAnotherScenario_IsRefused_OverItsOwnIsNot()
    {
        Assert.Equal(0, (await Run("run", Wheat, "--out", At("r"))).Code);
        string before = File.ReadAllText(At("r/summary.md"));
        Assert.Equal(0, (await Run("run", Wheat, "--out", At("r"))).Code);
        Assert.Equal(before, File.ReadAllText(At("r/summary.md")));
        (int code, string _, string error) = await Run("run", "leaky-bloc", "--out", At("r"));
        Assert.Equal(2, code);
        Assert.Contains("holds results of \"A tariff by a large country\"", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(At("r/summary.md")));
    }

    /// <summary>A checkout keeps figures, summary and scenario but neither manifest nor large tables; the same command makes them again.</summary>
    [Fact]
    public async Task Run_OverResultsWithoutTheirManifest_IsTaken_UnlessTheScenarioWasChanged()
    {
        Assert.Equal(0, (await Run("run", Wheat, "--out", At("r"))).Code);
        void LeaveOut()
        {
            foreach (string name in (string[])["manifest.json", "series.csv", "baseline.csv", "flows.csv"])
            {
                File.Delete(At($"r/{name}"));
            }
        }

        LeaveOut();
        (int code, string _, string error) = await Run("run", Wheat, "--out", At("r"));
        Assert.True(code == 0, error);
        LeaveOut();
        File.AppendAllText(At("r/scenario.yaml"), "seed: 7\n");
        (code, _, error) = await Run("run", Wheat, "--out", At("r"));
        Assert.Equal(2, code);
        Assert.Contains("scenario.yaml", error, StringComparison.Ordinal);
        Assert.Contains("was not written by BlocSim", error, StringComparison.Ordinal);
        Assert.EndsWith("seed: 7\n", File.ReadAllText(At("r/scenario.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutFlows_HoldsWhatIsThere_AndRefusesAnEmptyList()
    {
        Assert.Equal(0, (await Run("run", Wheat, "--no-flows", "--out", At("r"))).Code);
        Assert.DoesNotContain("flows.csv", Files("r"));
        Assert.Equal(0, (await Run("verify", At("r"))).Code);
        string manifest = At("r/manifest.json");
        System.Text.Json.Nodes.JsonNode node = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(manifest))!;
        node["files"] = new System.Text.Json.Nodes.JsonObject();
        File.WriteAllText(manifest, node.ToJsonString());
        (int code, string output, string error) = await Run("verify", At("r"));
        Assert.Equal(1, code);
        Assert.Contains("lists no files", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfTwoFilesOfOneName_TellsThemApart()
    {
        foreach (string side in (string[])["one", "two"])
        {
            Directory.CreateDirectory(At(side));
            File.WriteAllText(
                At($"{side}/mine.yaml"),
                $"blocsim: 1\nname: Mine\nextends: tariff-large-country\nseed: {side.Length + (side == "two" ? 1 : 0)}\n"
            );
        }

        (int code, string output, string _) = await Run(
            "compare",
            At("one/mine.yaml"),
            At("two/mine.yaml"),
            "--out",
            At("c")
        );
        Assert.Equal(0, code);
        Assert.Contains("one/mine", output, StringComparison.Ordinal);
        Assert.Contains("two/mine", output, StringComparison.Ordinal);
    }
}
