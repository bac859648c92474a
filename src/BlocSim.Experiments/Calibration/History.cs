using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace BlocSim.Experiments;

/// <summary>Reads a history: a table with the columns of <c>series.csv</c>, <c>date,metric,good,entity,value</c>.</summary>
public static class History
{
    private static readonly string[] Needed = ["date", "metric", "value"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="pair">A finished run, to see what is recorded.</param>
    /// <param name="axis">The periods kept.</param>
    /// <param name="holdOut">Observations from this date on are held out; null for none.</param>
    /// <exception cref="ExperimentException">It cannot be read, or names something that is not recorded.</exception>
    public static ImmutableArray<Observation> Read(
        string text,
        string name,
        PairedRun pair,
        PeriodAxis axis,
        string? holdOut
    )
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        if (!csv.Read())
        {
            throw ExperimentException.Asked(
                $"{name} is empty; expected a line date,metric,good,entity,value and one a number"
            );
        }

        List<string> heads = [.. Cells(csv)];
        if (heads is [var only] && only.IndexOfAny([';', '\t']) >= 0)
        {
            throw ExperimentException.Asked(
                $"{name}: its columns stand between {(only.Contains(';', StringComparison.Ordinal) ? "semicolons" : "tabs")}; expected commas, and points in numbers"
            );
        }

        if (Array.Find(Needed, n => !heads.Contains(n)) is { } missing)
        {
            throw ExperimentException.Asked(
                $"{name}: found no column \"{missing}\"; expected date, metric, value and, where they are not the focus and the world, good and entity"
            );
        }

        Column[] recorded = [.. pair.Policy.Series.Select(s => new Column(s.Metric, s.Good, s.Entity))];
        string focus = pair.PolicyRun.Scenario.Focus;
        bool yearly = axis.Labels[0].Length == 4;
        List<Observation> found = [];
        Dictionary<(Quantity Quantity, string Date), int> lines = [];
        Dictionary<(Column Column, string Year), int> years = [];
        Dictionary<(Column Column, string Year), int> parts = [];
        for (int line = 2; csv.Read(); line++)
        {
            string[] cells = [.. Cells(csv)];
            string Cell(string head) =>
                heads.IndexOf(head) is var i && i >= 0 && i < cells.Length ? cells[i] : string.Empty;
            if (!double.TryParse(Cell("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                throw ExperimentException.Asked(
                    $"{name}, line {line}: found \"{Cell("value")}\"; expected a number in the metric's own unit (docs/reference/metrics.md)"
                );
            }

            string date = Cell("date");
            bool month = yearly && date.Length == 7 && date[4] == '-';
            string words = $"{Cell("metric")} {Cell("good")} {Cell("entity")} in {(month ? date[..4] : date)}";
            bool held = holdOut is not null && string.CompareOrdinal(date, holdOut) >= 0;
            var observation = new Observation(Quantity.Parse(words, recorded, focus, axis.Labels), value, held);
            if (!lines.TryAdd((observation.Quantity, date), line))
            {
                throw ExperimentException.Asked(
                    $"{name}, lines {lines[(observation.Quantity, date)]} and {line}: both give {Cell("metric")} in {date}; keep one, or name the good and entity that each is of"
                );
            }

            // A year beside a part of it would count twice.
            (Column Column, string Year) whole = (observation.Quantity.Column, date[..Math.Min(4, date.Length)]);
            (var own, var others) = date.Length > 4 ? (parts, years) : (years, parts);
            if (others.TryGetValue(whole, out int there))
            {
                throw ExperimentException.Asked(
                    $"{name}, lines {there} and {line}: one gives {Cell("metric")} of the year {whole.Year} and the other of a month in it; keep the year, or its months"
                );
            }

            own.TryAdd(whole, line);
            found.Add(observation);
        }

        if (yearly)
        {
            // Long runs are kept in years, and so are the months of a history; a year is held out when any month of it is.
            found =
            [
                .. found
                    .GroupBy(o => o.Quantity)
                    .Select(g => new Observation(
                        g.Key,
                        g.Key.Column.Metric.Over(g.Select(o => o.Value).ToArray()),
                        g.Any(o => o.IsHeldOut)
                    )),
            ];
        }

        return found.Exists(o => !o.IsHeldOut)
            ? [.. found]
            : throw ExperimentException.Asked(
                $"{name}: no observation is left to fit; is --hold-out before all of them?"
            );
    }

    private static IEnumerable<string> Cells(CsvReader csv) =>
        Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim());
}
