using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>The answer to "which is the smallest that reaches it, and which costs least".</summary>
internal static class TargetReport
{
    /// <summary>The quantity that the target is about; it is the first of a plan's outputs.</summary>
    public static Quantity Quantity(SweepView view) => view.Outputs[0];

    /// <summary>The odds of reaching the target at a point.</summary>
    public static double Odds(SweepView view, Target target, DesignPoint point) =>
        target.Odds(view.Values(point, Quantity(view)));

    /// <summary>The answer in sentences; the first stands alone.</summary>
    public static IReadOnlyList<string> Answer(SweepView view, Target target)
    {
        Lever lever = view.Levers[0];
        string odds = SpreadLines.Share(view.Plan.Odds);
        string with =
            view.Points.Length > 0 && view.Values(view.Points[0], Quantity(view)).Length > 1
                ? $" in {odds} of runs"
                : string.Empty;
        DesignPoint[] passing = [.. view.Points.Where(p => Odds(view, target, p) >= view.Plan.Odds)];
        if (passing.Length == 0)
        {
            (double factor, string unit) = view.Scale(Quantity(view));
            DesignPoint best = view
                .Points.OrderByDescending(p => Odds(view, target, p))
                .ThenBy(p => (target.AtLeast ? -1 : 1) * view.Spread(p, Quantity(view)).Mean)
                .First();
            string mean = $"{SummaryText.Number(view.Spread(best, Quantity(view)).Mean * factor)} {unit}";
            return
            [
                $"No {lever.Title} looked at reaches \"{target.Text}\"{with}; the nearest is {best.Label}: {SpreadLines.Share(Odds(view, target, best))} of runs, {mean} on average",
            ];
        }

        DesignPoint smallest = passing
            .OrderBy(p => lever.Number(p.Settings[0].Value))
            .ThenBy(p => Cost(view, p))
            .First();
        List<string> lines =
        [
            $"Smallest {lever.Title} that reaches \"{target.Text}\"{with}: {string.Join(", ", smallest.Settings.Select(s => s.Value))}{CostOf(view, smallest)}",
        ];
        if (
            view.Points.Any(p =>
                Odds(view, target, p) < view.Plan.Odds
                && lever.Number(p.Settings[0].Value) > lever.Number(smallest.Settings[0].Value)
                && p.Settings.Skip(1).SequenceEqual(smallest.Settings.Skip(1))
            )
        )
        {
            lines.Add(
                $"A larger {lever.Title} that was looked at does not reach it: the effect turns, so look at the whole range before you choose"
            );
        }

        DesignPoint cheapest = passing.OrderBy(p => Cost(view, p)).ThenBy(p => p.Index).First();
        if (!double.IsNaN(Cost(view, cheapest)) && cheapest != smallest)
        {
            lines.Add(
                $"Least cost to the bloc among those that reach it: {string.Join(", ", cheapest.Settings.Select(s => s.Value))}{CostOf(view, cheapest)}"
            );
        }

        return lines;
    }

    private static double Cost(SweepView view, DesignPoint point) =>
        view.Costs(point).Where(c => !double.IsNaN(c)).DefaultIfEmpty(double.NaN).Average();

    private static string CostOf(SweepView view, DesignPoint point) =>
        double.IsNaN(Cost(view, point))
            ? string.Empty
            : string.Create(
                CultureInfo.InvariantCulture,
                $" (costs the bloc {SummaryText.Number(Cost(view, point) * 1e-6)} million USD a year)"
            );
}
