using System.Collections.Immutable;
using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Which inputs matter, as bars.</summary>
internal static class SensitivityFigure
{
    private const int MostBars = 16;

    public static Figure Of(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        Receipt receipt
    )
    {
        (string first, string second, string meaning) = SensitivityReport.Words(plan);
        Quantity output = outputs[0];
        (double factor, string unit) = SensitivityReport.Scale(plan, loaded, output);
        SensitivityRow[] shown =
        [
            .. rows.Where(r => r.Quantity == output).OrderByDescending(r => r.Size).Take(MostBars),
        ];
        bool tornado = plan.Method == "tornado";
        return new Figure
        {
            Title = $"What matters for the {output.Column.Metric.Words} in {output.PeriodLabel}",
            Subtitle =
                $"{char.ToUpperInvariant(SensitivityReport.Method(plan)[0])}{SensitivityReport.Method(plan)[1..]}: {meaning}",
            Panels =
            [
                new Panel
                {
                    Bars = new Bars
                    {
                        Across = $"{output.Words}, {unit}",
                        Origin = tornado ? shown[0].Origin * factor : 0,
                        FirstName = char.ToUpperInvariant(first[0]) + first[1..],
                        SecondName = char.ToUpperInvariant(second[0]) + second[1..],
                        Items =
                        [
                            .. shown.Select(r => new Bar(r.Factor.Title, r.First * factor, r.Second * factor)
                            {
                                FirstError = Half(r.FirstLow, r.FirstHigh) * factor,
                                SecondError = Half(r.SecondLow, r.SecondHigh) * factor,
                                FirstText = Short(r.FirstText),
                                SecondText = Short(r.SecondText),
                            }),
                        ],
                    },
                },
            ],
            Source = loaded.Scenario.Source,
            Footer = receipt.ToFooter(),
            Receipt = receipt.ToJson(),
            Description = $"Bars by input: {meaning}",
        };
    }

    /// <summary>A value with its unit in three digits, for the end of a bar.</summary>
    private static string Short(string value)
    {
        string digits = value.Split(' ')[0];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? SummaryText.Number(number) + value[digits.Length..]
            : value;
    }

    private static double Half(double low, double high) => double.IsNaN(low) ? 0 : (high - low) / 2;
}
