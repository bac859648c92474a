using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Which inputs matter, as a tidy table.</summary>
internal static class SensitivityTable
{
    public static void Write(TextWriter output, SensitivityPlan plan, IEnumerable<SensitivityRow> rows)
    {
        string[] names = plan.Method switch
        {
            "sobol" => ["first", "first_low", "first_high", "total", "total_low", "total_high", "by_draws"],
            "tornado" => ["at_low", "at_high", "middle", "low", "high", "difference_half_width_95"],
            _ => ["mu_star", "mu_star_low", "mu_star_high", "mu", "sigma", "by_draws"],
        };
        using var csv = new CsvRows(output);
        csv.Row(["metric", "good", "entity", "date", "input", .. names, "unit"]);
        foreach (SensitivityRow r in rows)
        {
            string[] cells = plan.Method switch
            {
                "sobol" =>
                [
                    .. (
                        (double[])[r.First, r.FirstLow, r.FirstHigh, r.Second, r.SecondLow, r.SecondHigh, r.ByDraws]
                    ).Select(CsvRows.Cell),
                ],
                "tornado" =>
                [
                    CsvRows.Cell(r.First),
                    CsvRows.Cell(r.Second),
                    CsvRows.Cell(r.Origin),
                    r.FirstText,
                    r.SecondText,
                    CsvRows.Cell(r.ByDraws),
                ],
                _ =>
                [
                    .. ((double[])[r.First, r.FirstLow, r.FirstHigh, r.Mean, r.Second, r.ByDraws]).Select(CsvRows.Cell),
                ],
            };
            Column c = r.Quantity.Column;
            csv.Row([
                c.Metric.Name,
                c.Good,
                c.Entity,
                r.Quantity.PeriodLabel,
                r.Factor.Path,
                .. cells,
                plan.Method == "sobol" ? "share" : c.Metric.Unit,
            ]);
        }
    }
}
