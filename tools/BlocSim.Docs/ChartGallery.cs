using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Docs;

/// <summary>A chart of every kind, of canned scenarios that have something to show in it.</summary>
internal static class ChartGallery
{
    private static readonly string[] Scenarios = ["ndpr-floor-110", "project-vault"];

    /// <summary>Writes them, a file a kind.</summary>
    /// <param name="folder">Where to.</param>
    public static void Write(string folder)
    {
        using var output = new OutputFolder(folder);
        HashSet<string> drawn = [];
        string tables = Directory.CreateTempSubdirectory("gallery").FullName;
        try
        {
            List<ResultSet> sets = [];
            foreach (string name in Scenarios)
            {
                sets.Add(Play(name, tables));
                foreach (
                    (string file, Figure figure) in FigureKinds.AllOf(tables, sets[^1]).Where(f => drawn.Add(f.File))
                )
                {
                    output.Write(file, FigureWriter.Write(figure));
                }
            }

            output.Write($"{FigureKinds.Differences}.svg", FigureWriter.Write(FigureKinds.OfTwo(sets[0], sets[1])!));
            output.Commit();
        }
        finally
        {
            Directory.Delete(tables, recursive: true);
        }
    }

    private static ResultSet Play(string name, string folder)
    {
        LoadedScenario loaded = ScenarioLoader.Load(name);
        Scenario scenario = loaded.Scenario;
        using StreamWriter flowFile = File.CreateText(Path.Combine(folder, FlowTable.FileName));
        using StreamWriter offerFile = File.CreateText(Path.Combine(folder, OfferTable.FileName));
        using StreamWriter plantFile = File.CreateText(Path.Combine(folder, PlantTable.FileName));
        using var flows = new FlowTable(flowFile, scenario.Clock, 1);
        using var offers = new OfferTable(offerFile, scenario.Clock);
        using var engine = new DirectEngine();
        PairedRun pair = PairedRun.Play(scenario, engine, new RunOptions { Sink = new Sinks(flows, offers) });
        PlantTable.Write(plantFile, pair);
        var receipt = new Provenance(ProductVersion.Text, scenario.Name, loaded.Hash, scenario.Seed, scenario.Changes);
        return new ResultSet(scenario.Name, string.Empty, pair.PolicyRun.Scenario, pair.Policy, pair.Baseline, receipt);
    }
}
