using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace BlocSim.Reports;

/// <summary>What to bear in mind when a table of sensitivities is read: chance, too few samples, results that do not move.</summary>
internal static class SensitivityNotes
{
    /// <summary>Beyond this half width an index of variance says little.</summary>
    private const double Wide = 0.1;

    private const int MaxSamples = 65_536;

    /// <summary>The notes that hold, in the order in which they matter.</summary>
    /// <param name="plan">What was done.</param>
    /// <param name="options">How many runs a setting.</param>
    /// <param name="rows">What came out.</param>
    public static IEnumerable<string> Of(
        SensitivityPlan plan,
        ReportOptions options,
        ImmutableArray<SensitivityRow> rows
    )
    {
        string doubt = Doubt(plan, rows);
        string[] all = [.. Unmoved(plan, rows), Draws(plan, options, rows), doubt.Length > 0 ? doubt : Uneven(plan)];
        return all.Where(n => n.Length > 0);
    }

    /// <summary>What chance has to do with it: how to read the column, or that one run a point cannot tell.</summary>
    private static string Draws(SensitivityPlan plan, ReportOptions options, ImmutableArray<SensitivityRow> rows)
    {
        if (options.Runs == 1)
        {
            return "One run a setting: where the scenario draws at random, what the draws do is taken for an effect. --runs 10 tells the two apart.";
        }

        string each = Counted.Of(options.Runs);
        double scatter = rows.Select(r => r.ByDraws).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return plan.Method switch
        {
            "sobol" => string.Create(
                CultureInfo.InvariantCulture,
                $"Each setting is the mean of {each}; what they still scatter makes {SpreadLines.Share(scatter)} of the variance, which no input explains."
            ),
            "tornado" =>
                $"Each value is the mean of {each} with the same draws; the difference with half of its 95 % interval.",
            _ =>
                $"Each setting is the mean of {each} with the same draws; an input without any effect would still show the size \"by draws alone\".",
        };
    }

    /// <summary>Results that are the same at every setting: nothing was asked of them.</summary>
    private static IEnumerable<string> Unmoved(SensitivityPlan plan, ImmutableArray<SensitivityRow> rows) =>
        rows.GroupBy(r => r.Quantity)
            .Where(g => plan.Method == "sobol" ? g.All(r => double.IsNaN(r.First)) : g.All(r => r.Size == 0))
            .Select(g =>
                $"{g.Key.Words} is the same at every setting, or has no value, so nothing can be said of which input matters to it. Is what it measures in force, and in that period? --output names another result."
            );

    /// <summary>A warning where indices of variance come from too few samples to be read; empty otherwise.</summary>
    private static string Doubt(SensitivityPlan plan, ImmutableArray<SensitivityRow> rows)
    {
        double widest = rows.Select(r => Math.Max(r.FirstHigh - r.FirstLow, r.SecondHigh - r.SecondLow) / 2)
            .Where(w => !double.IsNaN(w))
            .DefaultIfEmpty(0)
            .Max();

        // Intervals narrow with the square root of the samples; a Sobol sequence fills best at powers of two.
        double needed = Math.Min(MaxSamples, plan.Samples * widest * widest / (Wide * Wide));
        return plan.Method == "sobol" && widest > Wide
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"These intervals reach up to {widest:0.00} to either side: too few samples to rank inputs that are close. For intervals of {Wide:0.0} try --samples {Power(needed)}."
            )
            : string.Empty;
    }

    /// <summary>A Sobol sequence that is broken off between powers of two does not fill its space evenly (Owen 2020, "On dropping the first Sobol' point").</summary>
    private static string Uneven(SensitivityPlan plan) =>
        plan.Method != "sobol" || BitOperations.IsPow2(plan.Samples) || plan.Samples > MaxSamples
            ? string.Empty
            : $"{plan.Samples} samples are no power of two, and a Sobol sequence fills its space evenly at powers of two only: --samples {Power(plan.Samples)} is the better use of time.";

    private static int Power(double samples) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(samples));
}
