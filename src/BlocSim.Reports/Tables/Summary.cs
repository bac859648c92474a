using System.Globalization;
using System.Text;
using BlocSim.Experiments;
using CsvHelper;

namespace BlocSim.Reports;

/// <summary>The numbers a briefing quotes.</summary>
public static class Summary
{
    /// <summary>Rows for the first year, every fifth calendar year, years in which something changes, and the last year of a run.</summary>
    public static IReadOnlyList<SummaryRow> Rows(PairedRun pair)
    {
        Clock clock = pair.Policy.Clock;
        int[] all = [.. Enumerable.Range(0, clock.Ticks).Select(t => clock.DateOf(t).Year).Distinct()];
        int[] changes = [.. pair.PolicyRun.Scenario.Milestones.Select(m => m.Date.Year)];
        int[] ends =
        [
            .. pair
                .PolicyRun.Scenario.PolicyPeriods()
                .Select(p => p.Until)
                .OfType<YearMonth>()
                .Select(d => d.AddMonths(-1).Year),
        ];
        int[] years =
        [
            .. all.Where(y => y == all[0] || y == all[^1] || y % 5 == 0 || changes.Contains(y) || ends.Contains(y)),
        ];
        List<SummaryRow> rows = [];

        // Of goods made from each other only the sum means something: what an input costs shows in the surplus of the output.
        bool linked = pair.PolicyRun.Scenario.Processes.Any(p => !p.Inputs.IsEmpty);
        foreach (Good good in pair.PolicyRun.Scenario.Goods)
        {
            foreach ((string metric, string entity) in Headlines.Quoted)
            {
                if (linked && metric.StartsWith("welfare-", StringComparison.Ordinal))
                {
                    continue;
                }

                foreach (int year in years)
                {
                    double policy = pair.Policy.InYear(metric, good.Name, entity, year);
                    double baseline = pair.Baseline.InYear(metric, good.Name, entity, year);
                    bool left = Headlines.WhereNotZero.Contains(metric) && policy == 0 && baseline is 0 or double.NaN;
                    if (!double.IsNaN(policy) && !left)
                    {
                        rows.Add(
                            new SummaryRow(MetricList.Find(metric), good.Name, entity, Label(year), policy, baseline)
                        );
                    }
                }
            }

            foreach (string metric in Headlines.Payments)
            {
                foreach (int year in years)
                {
                    double sum = pair.Policy.SumInYear(metric, good.Name, year);
                    if (sum != 0)
                    {
                        rows.Add(
                            new SummaryRow(
                                MetricList.Find(metric),
                                good.Name,
                                "world",
                                Label(year),
                                sum,
                                pair.Baseline.SumInYear(metric, good.Name, year)
                            )
                        );
                    }
                }
            }
        }

        foreach (string region in (string[])["bloc", "outside", "world"])
        {
            foreach (int year in years)
            {
                double value = pair.Policy.InYear("welfare-change-all-goods", "all", region, year);
                if (!double.IsNaN(value))
                {
                    rows.Add(
                        new SummaryRow(
                            MetricList.Find("welfare-change-all-goods"),
                            "all",
                            region,
                            Label(year),
                            value,
                            double.NaN
                        )
                    );
                }
            }
        }

        return rows;
    }

    /// <summary>Writes <c>metric,good,entity,period,policy,baseline,difference,unit</c>.</summary>
    public static void WriteCsv(TextWriter output, IReadOnlyList<SummaryRow> rows)
    {
        using var csv = CsvWriter.Create(output, SeriesTable.Format, leaveOpen: true);
        foreach (
            string column in (string[])
                ["metric", "good", "entity", "period", "policy", "baseline", "difference", "unit"]
        )
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
        foreach (SummaryRow row in rows)
        {
            csv.WriteField(row.Metric.Name);
            csv.WriteField(row.Good);
            csv.WriteField(row.Entity);
            csv.WriteField(row.Period);
            csv.WriteField(CsvRows.Cell(row.Policy));
            csv.WriteField(CsvRows.Cell(row.Baseline));
            csv.WriteField(CsvRows.Cell(row.Difference));
            csv.WriteField(row.Metric.Unit);
            csv.EndRecord();
        }
    }

    /// <summary>A page with one table a good, last year only, in the units of the charts.</summary>
    /// <param name="pair">The run and its baseline.</param>
    /// <param name="rows">Its headline figures.</param>
    /// <param name="receipt">What ties the page to the run.</param>
    /// <param name="about">The scenario's own text; empty for none.</param>
    /// <param name="remarks">What else a reader should know of the run.</param>
    public static string ToMarkdown(
        PairedRun pair,
        IReadOnlyList<SummaryRow> rows,
        Provenance receipt,
        string about = "",
        params IReadOnlyList<string> remarks
    )
    {
        Scenario scenario = pair.PolicyRun.Scenario;
        string end = Label(PolicyTime.Of(pair, null).LastYear);
        string last =
            rows.Where(r => string.CompareOrdinal(r.Period, end) <= 0).Max(r => r.Period)
            ?? rows.Max(r => r.Period)
            ?? scenario.Clock.Label(scenario.Clock.Ticks - 1);
        var text = new StringBuilder();
        text.Append($"# {scenario.Name}\n\n");
        if (scenario.Question.Length > 0)
        {
            text.Append($"{scenario.Question}\n\n");
        }

        text.Append(Answer.ToMarkdown(pair));
        text.Append(
            $"\"Baseline\" is the same world, seed and draws without {Counterfactual.LeftOut(scenario)}. Money is of constant value: there is no inflation. Tables are means over {last}{(last == Label(LastYearOf(pair)) ? string.Empty : ", the last year of the policy")}; present values and stocks are those at its end.\n"
        );
        foreach (string remark in remarks)
        {
            text.Append($"\n{remark}\n");
        }

        text.Append(Story.Decisions(pair));
        text.Append(Incidence.ToMarkdown(pair));
        text.Append(Story.ToMarkdown(pair));
        foreach (Good good in scenario.Goods.OrderBy(g => g.Name == scenario.Focus ? 0 : 1))
        {
            SummaryRow[] own = [.. rows.Where(r => r.Good == good.Name && r.Period == last)];
            if (own.Length == 0)
            {
                continue;
            }

            text.Append(
                $"\n## {good.Title}\n\n| | {(Counterfactual.IsWider(scenario) ? "this run" : "with the policy")} | baseline | unit | meaning |\n|---|---:|---:|---|---|\n"
            );
            foreach (SummaryRow row in own)
            {
                (string policy, string baseline, string unit) = SummaryText.Of(row, good);
                string who =
                    (row.Entity == "world" && row.Metric.Scope == MetricScope.World)
                    || row.Metric.Name.StartsWith("price", StringComparison.Ordinal)
                        ? string.Empty
                        : $" ({row.Entity})";
                text.Append($"| {row.Metric.Words}{who} | {policy} | {baseline} | {unit} | {row.Metric.Meaning} |\n");
            }
        }

        SummaryRow[] together = [.. rows.Where(r => r.Good == "all" && r.Period == last)];
        if (together.Length > 0)
        {
            text.Append("\n## All goods together\n\n| | against the baseline | unit |\n|---|---:|---|\n");
            foreach (SummaryRow row in together)
            {
                (string policy, string _, string unit) = SummaryText.Of(row, scenario.Goods[0]);
                text.Append($"| welfare change ({row.Entity}) | {policy} | {unit} |\n");
            }
        }

        if (about.Length > 0)
        {
            text.Append($"\n## About this scenario\n\n{about}");
        }

        if (pair.PolicyRun.Notes.Count > 0)
        {
            text.Append("\n## To know\n\n");
            foreach (MarketWarning note in pair.PolicyRun.Notes)
            {
                text.Append(NoteText.Of(note, scenario.Clock)).Append('\n');
            }
        }

        text.Append(SummaryText.Foot(receipt, scenario.Source));
        return text.ToString();
    }

    private static int LastYearOf(PairedRun pair) => StoryWords.LastYear(pair);

    private static string Label(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
