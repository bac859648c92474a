namespace BlocSim.Reports;

/// <summary>A summary row in the units people read.</summary>
public static class SummaryText
{
    /// <summary>Policy, baseline and unit as text; a missing value is a dash.</summary>
    public static (string Policy, string Baseline, string Unit) Of(SummaryRow row, Good good)
    {
        (double factor, string unit) = Scale(row.Metric, good);
        return (Number(row.Policy * factor), Number(row.Baseline * factor), unit);
    }

    /// <summary>The last lines of a page: where its figures come from and which run made it.</summary>
    /// <param name="receipt">The run.</param>
    /// <param name="sources">What the scenarios name, once each.</param>
    public static string Foot(Provenance receipt, params IEnumerable<string> sources)
    {
        string[] named = [.. sources.Where(s => s.Length > 0).Distinct()];
        string list = named.Length > 0 ? string.Join("; ", named) : "the scenario file";
        return $"\nSource: {list}.\n\n{receipt.ToFooter()}\n";
    }

    /// <summary>What a metric of a good is multiplied by to be read, and the unit it then has.</summary>
    public static (double Factor, string Unit) Scale(Metric metric, Good good) =>
        metric.Unit switch
        {
            "USD/t" => (good.DisplayFactor, good.DisplayUnit),
            "share" => (100, "%"),
            "USD/yr" when good.DisplayFactor < 1 => (1e-6, "million USD/yr"),
            "USD" when good.DisplayFactor < 1 => (1e-6, "million USD"),
            _ => (1, metric.Unit),
        };

    /// <summary>A figure with five significant digits, as textbooks print them; a missing one is a dash.</summary>
    public static string Precise(double value)
    {
        if (double.IsNaN(value))
        {
            return "-";
        }

        double size = Math.Abs(value);
        if (size >= 10_000 || size < 1e-9)
        {
            return RunView.Number(value);
        }

        int digits = 4;
        for (; size >= 10; digits--)
        {
            size /= 10;
        }

        for (; size < 1; digits++)
        {
            size *= 10;
        }

        return value.ToString(
            "#,0." + new string('#', Math.Max(0, digits)),
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>A figure with three significant digits; a missing one is a dash.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : RunView.Number(value);
}
