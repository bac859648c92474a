using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>A number read from a run: a series, and a year of it.</summary>
/// <param name="Column">The series.</param>
/// <param name="First">Position of its first period.</param>
/// <param name="Last">Position of its last; another one for a year of a run that is kept in months.</param>
/// <param name="PeriodLabel">The period's or year's name.</param>
public sealed record Quantity(Column Column, int First, int Last, string PeriodLabel)
{
    /// <summary>The number in a run, as <see cref="Metric.Over"/> says; NaN where the periods have none.</summary>
    /// <param name="series">The series, a value a period.</param>
    public double Of(double[] series) => Column.Metric.Over(series.AsSpan(First, Last - First + 1));

    /// <summary>What a summary reports of a series: its last calendar year.</summary>
    public static Quantity LastYear(Column column, IReadOnlyList<string> periods)
    {
        (int first, string label) = PeriodAxis.LastYearOf(periods);
        return new Quantity(column, first, periods.Count - 1, label);
    }

    /// <summary>In words.</summary>
    public string Words => $"{Column.Metric.Words} of {Column.Good} ({Column.Entity}) in {PeriodLabel}";

    /// <summary>
    /// Reads words such as <c>price inside</c>, <c>share-of-supply ndpr-oxide CHN in 2035</c>: a metric, then a good and an entity where they are
    /// not the focus and the bloc (or the world), then a year where it is not the last.
    /// </summary>
    /// <param name="words">What the user wrote.</param>
    /// <param name="recorded">What there is to name.</param>
    /// <param name="focus">The good that is meant where none is named.</param>
    /// <param name="periods">Names of the periods kept.</param>
    /// <exception cref="ExperimentException">It names nothing that is recorded.</exception>
    public static Quantity Parse(
        string words,
        IReadOnlyCollection<Column> recorded,
        string focus,
        IReadOnlyList<string> periods
    )
    {
        List<string> tokens = [.. words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];
        (int first, int last, string label) = TakePeriod(tokens, words, periods);
        string[] metrics = [.. recorded.Select(c => c.Metric.Name).Distinct()];
        (string metric, int used) = Enumerable
            .Range(1, tokens.Count)
            .Select(n => (Name: string.Join('-', tokens.Take(n)).ToLowerInvariant(), n))
            .LastOrDefault(x => metrics.Contains(x.Name));
        if (metric is null)
        {
            string said = string.Join('-', tokens);
            throw ExperimentException.Asked(
                $"\"{words}\": no metric of that name is recorded here{Suggestions.DidYouMean(said, metrics)}; docs/reference/metrics.md lists them"
            );
        }

        string[] rest = [.. tokens.Skip(used).Where(t => t is not "of" and not "for" and not "the")];
        Column[] candidates = [.. recorded.Where(s => s.Metric.Name == metric)];
        string? good = rest.FirstOrDefault(t => candidates.Any(s => s.Good == t));
        bool sums = Headlines.Payments.Contains(metric);

        // A sector's name may have spaces, which are said as dashes here: "bloc:other-uses".
        string? named = rest.FirstOrDefault(t => candidates.Any(s => Dashed(s) == t) || (sums && t == "world"));
        string? entity = candidates.FirstOrDefault(s => Dashed(s) == named)?.Entity ?? named;
        string? unknown = rest.FirstOrDefault(t => t != good && t != named);
        if (unknown is not null)
        {
            string[] known = [.. candidates.Select(s => s.Good).Concat(candidates.Select(s => s.Entity)).Distinct()];
            throw ExperimentException.Asked(
                $"\"{words}\": {metric} has neither a good nor an entity \"{unknown}\"{Suggestions.DidYouMean(unknown, known)}; known: {string.Join(", ", known.Take(20))}"
            );
        }

        if (sums && entity is null or "world")
        {
            string of = good ?? (candidates.Any(c => c.Good == focus) ? focus : candidates[0].Good);
            return new Quantity(new Column(candidates[0].Metric, of, "world"), first, last, label);
        }

        string[] preferred = entity is not null ? [entity] : ["bloc", "world"];
        Column? found = candidates
            .Where(s => s.Good == (good ?? (candidates.Any(c => c.Good == focus) ? focus : "all")))
            .Where(s => preferred.Contains(s.Entity))
            .OrderBy(s => Array.IndexOf(preferred, s.Entity))
            .FirstOrDefault();
        return found is null
            ? throw ExperimentException.Asked(
                $"\"{words}\": {metric} is measured for {string.Join(", ", candidates.Select(s => s.Entity).Distinct().Take(12))}; name one, for example \"{metric} {candidates[0].Entity}\""
            )
            : new Quantity(found, first, last, label);
    }

    private static string Dashed(Column column) => column.Entity.Replace(' ', '-');

    private static (int First, int Last, string Label) TakePeriod(
        List<string> tokens,
        string words,
        IReadOnlyList<string> periods
    )
    {
        int last = tokens.Count - 1;
        bool says = last > 0 && tokens[last].Length >= 4 && char.IsAsciiDigit(tokens[last][0]);
        if (!says)
        {
            (int year, string name) = PeriodAxis.LastYearOf(periods);
            return (year, periods.Count - 1, name);
        }

        string label = tokens[last];
        tokens.RemoveAt(last);
        if (tokens[^1] is "in" or "by" or "at")
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        int[] named =
        [
            .. Enumerable
                .Range(0, periods.Count)
                .Where(p => periods[p] == label || periods[p].StartsWith(label + "-", StringComparison.Ordinal)),
        ];
        if (named.Length > 0)
        {
            return (named[0], named[^1], label);
        }

        string kept = periods[0].Length == 4 && label.Length > 4 ? "; its months are kept as years" : string.Empty;
        throw ExperimentException.Asked(
            $"\"{words}\": {label} is not in the run; it goes from {periods[0]} to {periods[^1]}{kept}"
        );
    }
}
