using System.Globalization;
using System.Text;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Published values beside ours, computed when the page is written.</summary>
internal static class ValidationPage
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            "# Validation\n\nGenerated; do not edit. Each case is a scenario with the changes shown, run by the same code as `blocsim run`; the last period counts.\n"
        );
        foreach (ValidationCase item in ValidationCases.All)
        {
            using var engine = new DirectEngine();
            Scenario scenario = ScenarioLoader.Load(item.Scenario, item.Changes).Scenario;
            RunTable table = PairedRun.Play(scenario, engine).Policy;
            string changes =
                item.Changes.Length == 0 ? string.Empty : string.Concat(item.Changes.Select(c => $" --set \"{c}\""));
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {item.Title}\n\n{item.Source}.\n\n```sh\nblocsim run {item.Scenario}{changes}\n```\n\n| metric | for | published | BlocSim | difference |\n|---|---|---:|---:|---:|\n"
            );
            foreach ((string metric, string entity, double published) in item.Values)
            {
                double ours = table.Find(metric, scenario.Focus, entity)![table.Recorded - 1];
                Row(text, metric, entity, published, ours);
            }
        }

        (GsimModel model, string name) = GsimLoader.Load("gsim/four-by-four");
        GsimResult result = Gsim.Solve(model);
        double[] printed = [0.0792, -0.0316, 0.0480, -0.0184];
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {name}\n\nFrancois and Hall (2003), GSIM version 3.0; printed to four digits.\n\n```sh\nblocsim gsim gsim/four-by-four\n```\n\n| metric | for | published | BlocSim | difference |\n|---|---|---:|---:|---:|\n"
        );
        for (int i = 0; i < printed.Length; i++)
        {
            Row(text, "price change", model.Regions[i], printed[i], result.Price[i]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string metric, string entity, double published, double ours)
    {
        double difference = ours - published;
        string shown =
            Math.Abs(difference) < 1e-9 * Math.Max(1, Math.Abs(published))
                ? "0"
                : difference.ToString("0.0e+0", CultureInfo.InvariantCulture);
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {metric} | {entity} | {published:0.######} | {ours:0.######} | {shown} |\n"
        );
    }
}
