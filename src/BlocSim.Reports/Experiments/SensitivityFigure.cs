using System.Collections.Immutable;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Which inputs matter, as bars.</summary>
internal static class SensitivityFigure
{
    private const int MaxBars = 16;

    public static Figure Of(
        SensitivityPlan plan,
        LoadedScenario loaded,
        Quantity output,
        ImmutableArray<SensitivityRow> rows,
        Provenance receipt
    )
    {
        (string first, string second, string meaning) = SensitivityReport.Words(plan);
        (double factor, string unit) = SensitivityReport.Scale(plan, loaded, output);
        SensitivityRow[] shown =
        [
            .. rows.Where(r => r.Quantity == output).OrderByDescending(r => r.Size).Take(MaxBars),
        ];
        bool tornado = plan.Method == "tornado";
        return new Figure
        {
            Title = $"What matters for the {output.Column.Metric.Words} in {output.PeriodLabel}",
            Subtitle = $"{StoryWords.Capital(SensitivityReport.Method(plan))}: {meaning}",
            Panels =
            [
                new Panel
                {
                    Bars = new Bars
                    {
                        Across = $"{output.Words}, {unit}",
                        Origin = tornado ? shown[0].Origin * factor : 0,
                        FirstName = StoryWords.Capital(first),
                        SecondName = StoryWords.Capital(second),
                        Items =
                        [
                            .. shown.Select(r => new Bar(r.Factor.Title, r.First * factor, r.Second * factor)
                            {
                                FirstLow = r.FirstLow * factor,
                                FirstHigh = r.FirstHigh * factor,
                                SecondLow = r.SecondLow * factor,
                                SecondHigh = r.SecondHigh * factor,
                                FirstText = SettingText.Brief(r.FirstText),
                                SecondText = SettingText.Brief(r.SecondText),
                            }),
                        ],
                    },
                },
            ],
            Source = loaded.Scenario.Source,
            Footer = receipt.ToFooter(),
            Provenance = receipt.ToJson(),
            Description = $"Bars by input: {meaning}",
        };
    }
}
