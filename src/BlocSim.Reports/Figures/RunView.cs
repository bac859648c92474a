using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A finished paired run as figures look at it.</summary>
internal sealed class RunView
{
    private readonly Clock played;
    private readonly RunTable policy;
    private readonly RunTable baseline;
    private readonly EnsembleTables? ensemble;

    /// <summary>Names of dates that have room of their own.</summary>
    private const int MostNames = 8;

    /// <summary>What begins a reason or a term behind what happened.</summary>
    private static readonly string[] Asides = [": ", ", although", " for ", " in answer"];

    private NationColors? colors;

    /// <summary>How many of a hundred runs the bands hold, the widest first.</summary>
    private static readonly int[] Holds = [95, 80, 50];

    public RunView(PairedRun pair, Provenance receipt)
        : this(pair.PolicyRun.Scenario, pair.PolicyRun.Scenario.Clock, pair.Policy, pair.Baseline, receipt)
    {
        Events = pair.PolicyRun.Events;
    }

    public RunView(EnsembleTables ensemble, Provenance receipt)
        : this(
            ensemble.Scenario with
            {
                Clock = ensemble.Policy.Clock,
            },
            ensemble.Scenario.Clock,
            ensemble.Policy,
            ensemble.Baseline,
            receipt
        )
    {
        this.ensemble = ensemble;
    }

    public RunView(Scenario scenario, Clock played, RunTable policy, RunTable baseline, Provenance receipt)
    {
        this.played = played;
        this.policy = policy;
        this.baseline = baseline;
        Provenance = receipt;
        Scenario = scenario;
        Periods = [.. Enumerable.Range(0, Scenario.Clock.Ticks).Select(Scenario.Clock.Label)];
        HasBloc = !Scenario.Bloc.Memberships.IsEmpty;
        Focus = Scenario.Goods.First(g => g.Name == Scenario.Focus);
    }

    /// <summary>Whether values are medians over many runs, with bands around them.</summary>
    public bool IsEnsemble => ensemble is not null;

    public Provenance Provenance { get; }

    public Scenario Scenario { get; }

    public ImmutableArray<string> Periods { get; }

    public bool HasBloc { get; }

    public Good Focus { get; }

    /// <summary>What happened with the policy; nothing of many runs.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>The colours of nations in all its charts.</summary>
    public NationColors Colors => colors ??= new NationColors(this);

    public string Year(int tick) => Periods[tick];

    public int Last => Scenario.Clock.Ticks - 1;

    /// <summary>All that was recorded with the policy.</summary>
    public RunTable Table => policy;

    public double[]? Policy(string metric, Good good, string entity) => policy.Find(metric, good.Name, entity);

    public double[]? Baseline(string metric, Good good, string entity) => baseline.Find(metric, good.Name, entity);

    /// <summary>Values in the good's display unit; nothing where the metric was not recorded or never had a value.</summary>
    public static ImmutableArray<double> Scaled(double[]? values, double factor) =>
        values is null || Array.TrueForAll(values, double.IsNaN) ? [] : [.. values.Select(v => v * factor)];

    /// <summary>Whether prices of a good were kept.</summary>
    public bool Has(Good good) => policy.Find("world-price", good.Name, "world") is not null;

    /// <summary>A line with the bands of its runs around it, where there are several.</summary>
    public Layer Banded(Layer line, string metric, Good good, string entity, double factor, bool ofBaseline = false)
    {
        if (ensemble is null)
        {
            return line;
        }

        var bands = ofBaseline ? ensemble.BaselineBands : ensemble.PolicyBands;
        return line with
        {
            Bands =
            [
                .. bands
                    .Select(b =>
                        (Low: b.Low.Find(metric, good.Name, entity), High: b.High.Find(metric, good.Name, entity))
                    )
                    .Where(b => b.Low is not null && b.High is not null)
                    .Select(
                        (b, i) =>
                            new LayerBand(
                                [.. b.Low!.Select(v => v * factor)],
                                [.. b.High!.Select(v => v * factor)],
                                Holds[i]
                            )
                    ),
            ],
        };
    }

    /// <summary>A figure over the run's periods with its dates, its source and its origin.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="subtitle">The finding in numbers.</param>
    /// <param name="panels">What it shows.</param>
    /// <param name="kind">The kind of chart, in words for screen readers.</param>
    /// <param name="content">What it draws, in the same words.</param>
    public Figure Figure(string title, string subtitle, ImmutableArray<Panel> panels, string kind, string content) =>
        new()
        {
            Title = title,
            Subtitle = subtitle + Runs,
            Panels = panels,
            Periods = Periods,
            Marks = [.. Marks()],
            Source = Source,
            Footer = Provenance.ToFooter(),
            Provenance = Provenance.ToJson(),
            Description = $"{kind} over time, {Year(0)} to {Year(Last)}: {content}. {subtitle}{Runs}",
        };

    /// <summary>
    /// One mark a date and name; where more than two names fall on a date, or many on dates close together, the first and how many more. Those that name the
    /// focus come first. Where they are about more goods than there are panels, none is named.
    /// </summary>
    public IEnumerable<DateMark> Marks()
    {
        (double At, string[] Texts)[] dates =
        [
            .. Scenario
                .Milestones.Select(m => (At: Position(m.Date), m.Text))
                .Concat(Happened())
                .GroupBy(m => m.At)
                .OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Select(m => m.Text).Distinct().OrderBy(OffFocus).ToArray())),
        ];

        // Dates closer than this share one name when there are many.
        bool crowded = dates.Sum(d => d.Texts.Length) > MostNames;
        double near = Scenario.Clock.Ticks / (crowded ? 4 : 16);
        for (int i = 0; i < dates.Length; )
        {
            int end = i + 1;
            while (end < dates.Length && dates[end].At - dates[i].At < near)
            {
                end++;
            }

            int names = dates[i..end].Sum(d => d.Texts.Length);
            end = names > (crowded ? 1 : 3) ? end : i + 1;
            (double At, string Text)[] cluster =
            [
                .. dates[i..end].SelectMany(d => d.Texts.Select(t => (d.At, t))).OrderBy(m => OffFocus(m.t)),
            ];
            (double At, string Text)[] named =
                cluster.Length <= 2 ? cluster
                : Unshown().Length > 0 ? [(dates[i].At, $"{cluster.Length} measures")]
                : [(cluster[0].At, $"{cluster[0].Text.Split(", ")[0]} and {cluster.Length - 1} more events")];

            // Every date has its line; those that share a name have none of their own.
            IEnumerable<double> others = cluster.Select(m => m.At).Except(named.Select(m => m.At));
            foreach ((double at, string text) in named.Concat(others.Select(at => (at, string.Empty))))
            {
                yield return new DateMark(at, text);
            }

            i = end;
        }
    }

    /// <summary>
    /// Rulings, and decisions of governments in the period in which they begin to act; reasons, terms and what the scenario states already are left to tables.
    /// </summary>
    private IEnumerable<(double At, string Text)> Happened()
    {
        foreach (RunEvent e in Events.Where(e => e.Kind != EventKind.Plant))
        {
            int at = Periods.IndexOf(e.Date) + (e.Kind == EventKind.Government ? 1 : 0);
            bool stated = Scenario.Milestones.Any(m =>
                Position(m.Date) == at && e.Text.StartsWith(m.Text, StringComparison.OrdinalIgnoreCase)
            );
            if (at >= 0 && at < Periods.Length && !stated)
            {
                yield return (at, StoryWords.Capital(e.Text.Split(Asides, StringSplitOptions.None)[0]));
            }
        }
    }

    private int OffFocus(string text) => text.Contains(Focus.Title, StringComparison.Ordinal) ? 0 : 1;

    /// <summary>Where a change of that date begins to act, in periods of the axis: inside a year that is kept as one value.</summary>
    private double Position(YearMonth date)
    {
        YearMonth acts = played.DateOf(played.FirstTickOf(date));
        return (double)acts.MonthsSince(Scenario.Clock.Start) / Scenario.Clock.StepMonths;
    }

    /// <summary>Lines for months; for quarters and years a level that changes where the period begins.</summary>
    public LayerStyle Line => Scenario.Clock.StepMonths == 1 || IsEnsemble ? LayerStyle.Line : LayerStyle.Step;

    private string Runs =>
        ensemble is null or { Runs: 1 }
            ? string.Empty
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $" (median of {ensemble.Runs:#,0} runs; bands hold 50, 80 and 95 % of them)"
            );

    /// <summary>A good's title inside a sentence: "Light oxide" becomes "light oxide", "NdPr oxide" stays.</summary>
    public static string InSentence(string title) =>
        title.Length > 1
        && char.IsUpper(title[0])
        && !title.Split(' ')[0].Skip(1).Any(char.IsUpper)
        && title.Split(' ')[0].Length > 2
            ? char.ToLowerInvariant(title[0]) + title[1..]
            : title;

    /// <summary>Members in a period: those who chose, where nations choose; those stated otherwise.</summary>
    public IEnumerable<string> Members(int tick)
    {
        Series[] chosen = [.. policy.Series.Where(s => s.Metric.Name == "member")];
        return chosen.Length > 0
            ? chosen.Where(s => s.Values[tick] > 0).Select(s => s.Entity)
            : Scenario
                .Bloc.Memberships.Where(m => m.InForce.Holds(Scenario.Clock.DateOf(tick)))
                .Select(m => m.Nation)
                .Distinct();
    }

    /// <summary>A nation's name without what stands in brackets behind it.</summary>
    public string Title(string nation) => StoryWords.NationName(Scenario, nation);

    /// <summary>Nations that can supply a good, largest mean output first, ties by code.</summary>
    public IReadOnlyList<string> Suppliers(Good good) =>
        [
            .. policy
                .Series.Where(s => s.Metric.Name == (IsEnsemble ? "share-of-supply" : "output") && s.Good == good.Name)
                .Select(s => (s.Entity, Mean: s.Values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Average()))
                .OrderByDescending(s => s.Mean)
                .ThenBy(s => s.Entity, StringComparer.Ordinal)
                .Select(s => s.Entity),
        ];

    /// <summary>How many goods with an instrument of their own have no panel among <see cref="PricedGoods"/>, in words for a subtitle; empty for none.</summary>
    public string Unshown()
    {
        int unshown = Instrumented().Distinct().Except(PricedGoods().Select(g => g.Name)).Count();
        return unshown == 0 ? string.Empty
            : unshown == 1 ? "; one more good is in series.csv"
            : $"; {unshown} more goods are in series.csv";
    }

    /// <summary>The focus first, then goods with an instrument of their own, then goods made directly from the focus.</summary>
    public IReadOnlyList<Good> PricedGoods()
    {
        List<Good> goods = [Focus];
        IEnumerable<string> made = Scenario
            .Processes.Where(p => p.Inputs.Any(i => i.Good == Focus.Name))
            .Select(p => p.Lead.Good);
        foreach (string name in Instrumented().Concat(made))
        {
            Good good = Scenario.Goods.First(g => g.Name == name);
            if (!goods.Contains(good) && goods.Count < 4)
            {
                goods.Add(good);
            }
        }

        return goods;
    }

    private IEnumerable<string> Instrumented() =>
        Scenario
            .Bloc.Floors.Select(f => f.Good)
            .Concat(Scenario.Tariffs.Where(t => !t.Standing).SelectMany(t => t.Goods))
            .Concat(Scenario.Interventions.Where(i => i.Kind == InterventionKind.Tariff).Select(i => i.Target))
            .Concat(Scenario.ExportMeasures.SelectMany(m => m.Goods));

    /// <summary>The stages around the focus: what leads it into being, the focus, what is made of it; or goods with instruments.</summary>
    public IReadOnlyList<Good> Stages()
    {
        IEnumerable<string> before = Scenario
            .Processes.Where(p => p.Lead.Good == Focus.Name)
            .SelectMany(p => p.Inputs)
            .Select(i => i.Good);
        IEnumerable<string> after = Scenario
            .Processes.Where(p => p.Inputs.Any(i => i.Good == Focus.Name))
            .Select(p => p.Lead.Good);
        List<Good> goods =
        [
            .. before.Append(Focus.Name).Concat(after).Distinct().Select(n => Scenario.Goods.First(g => g.Name == n)),
        ];
        return goods.Count > 1 ? [.. goods.Take(3)] : PricedGoods();
    }

    public string Source => Scenario.Source;

    /// <summary>What amounts of money a year are multiplied by, and their unit then.</summary>
    /// <param name="largest">The largest of them, USD a year.</param>
    public static (double Factor, string Unit) MoneyScale(double largest) =>
        largest >= 1e6 ? (1e-6, "million USD a year") : (1, "USD a year");

    /// <summary>The same of tonnes.</summary>
    /// <param name="largest">The largest amount, tonnes.</param>
    /// <param name="per">What follows the unit: " a year", or nothing for a stock.</param>
    public static (double Factor, string Unit) MassScale(double largest, string per = " a year") =>
        largest >= 2000 ? (0.001, "kt" + per) : (1, "t" + per);

    public static string Number(double value) =>
        (
            (
                Math.Abs(value) >= 100 ? Math.Round(value)
                : Math.Abs(value) >= 10 ? Math.Round(value, 1)
                : Math.Round(value, 2)
            ) + 0.0
        ).ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A short list of a name per panel.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
