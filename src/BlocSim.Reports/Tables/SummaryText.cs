namespace BlocSim.Reports;

/// <summary>A summary row in the units people read.</summary>
public static class SummaryText
{
    /// <summary>Policy, baseline and unit as text; a missing value is a dash.</summary>
    public static (string Policy, string Baseline, string Unit) Of(SummaryRow row, Good good)
    {
        (double factor, string unit) = row.Metric.Unit switch
        {
            "USD/t" => (good.DisplayFactor, good.DisplayUnit),
            "share" => (100, "%"),
            "USD/yr" when good.DisplayFactor < 1 => (1e-6, "million USD/yr"),
            _ => (1, row.Metric.Unit),
        };
        return (Number(row.Policy * factor), Number(row.Baseline * factor), unit);
    }

    /// <summary>A figure with three significant digits; a missing one is a dash.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-" : RunView.Number(value);
}
