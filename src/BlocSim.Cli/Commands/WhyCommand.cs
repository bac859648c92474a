using System.CommandLine;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>why</c>: which instruments, and which doubts, a result comes from.</summary>
internal static class WhyCommand
{
    private const int UsualRuns = 10;
    private const int MostDoubts = 10;

    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        var words = new Argument<string[]>("METRIC")
        {
            Description =
                "What to ask about: price-inside, \"leakage in 2035\", \"output-total ndpr-oxide bloc 2040\"; the focus good, the bloc and the last year where left out.",
            Arity = ArgumentArity.OneOrMore,
        };
        var runs = new Option<string>("--runs") { Description = "Worlds to play (10 when left out).", HelpName = "N" };
        var jobs = new Option<string>("--jobs")
        {
            Description = "Worlds at a time (processors when left out).",
            HelpName = "N",
        };
        var doubts = new Option<bool>("--no-doubts") { Description = "Leave the stated doubts out." };
        Option<string[]> set = Shared.Set();
        Option<bool> json = Shared.Json();
        var command = new Command(
            "why",
            "Why a result is what it is: its difference from the baseline shared out over instruments (Shapley values), and what each stated doubt does to it."
        )
        {
            scenario,
            words,
            runs,
            jobs,
            doubts,
            set,
            json,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                LoadedScenario loaded = Shared.Load(parsed.GetValue(scenario)!, parsed.GetValue(set)!);
                int worlds = ExperimentOptions.Whole(parsed.GetValue(runs), "--runs", 10_000) ?? UsualRuns;
                bool withDoubts = !parsed.GetValue(doubts) && loaded.Inputs.Count > 0;
                if (!parsed.GetValue(json))
                {
                    Announce(worlds, Instrument.Of(loaded.Scenario).Count, withDoubts ? loaded.Inputs.Count : 0);
                }

                Why why = Why.Ask(
                    loaded,
                    string.Join(' ', parsed.GetValue(words)!),
                    worlds,
                    withDoubts ? Math.Min(worlds, UsualRuns) : 0,
                    ExperimentOptions.Whole(parsed.GetValue(jobs), "--jobs", 1024) ?? Environment.ProcessorCount,
                    cancel
                );
                Console.Out.Write(parsed.GetValue(json) ? Json(why) : Text(loaded, why));
                return Task.FromResult(ExitCodes.Done);
            }
        );
        return command;
    }

    /// <summary>Says how much there is to play; nothing where there is no policy to ask about.</summary>
    private static void Announce(int worlds, int instruments, int doubts)
    {
        if (instruments == 0)
        {
            return;
        }

        string each =
            instruments <= Shapley.Exactly
                ? $"{1 << instruments} sets of instruments"
                : $"{Shapley.Orders} orders of {instruments} instruments";
        string then = doubts > 0 ? $", then both ends of {doubts} doubts" : string.Empty;
        Console.Error.WriteLine($"{(worlds == 1 ? "1 world" : $"{worlds} worlds")}, {each} in each{then}");
    }

    private static string Text(LoadedScenario loaded, Why why)
    {
        Column column = why.Quantity.Column;
        (double factor, string unit) = ReportParts.Scale(loaded.Scenario, column);
        string Figure(double value) => SummaryText.Number(value * factor);
        string Change(double value) => (value * factor >= 0 ? "+" : string.Empty) + Figure(value);
        string Error(Spread s) => s.Count < 2 ? "-" : SummaryText.Number(s.HalfWidth * factor);
        string points = column.Metric.Unit == "share" ? "points" : unit;
        string how = why.IsExact
            ? $"all {1 << why.Reasons.Count} sets of them"
            : $"{Shapley.Orders} orders drawn, so shares are good to the spread of orders";
        List<string[]> rows =
        [
            [string.Empty, "share", "95 % +-", "alone", "last", string.Empty],
        ];
        rows.AddRange(
            why.Reasons.Select(r =>
                (string[])
                    [r.Name, Change(r.Share.Mean), Error(r.Share), Change(r.Alone.Mean), Change(r.Last.Mean), points]
            )
        );
        rows.Add(["together", Change(why.Effect.Mean), Error(why.Effect), string.Empty, string.Empty, points]);
        string of = column.Good == "all" ? string.Empty : $" of {ReportParts.GoodOf(loaded.Scenario, column).Title}";
        string worlds = why.With.Count == 1 ? "1 world" : $"mean of {why.With.Count} worlds";
        string text = $"""
            {loaded.Scenario.Name}

            Why {column.Metric.Words}{of} ({column.Entity}) in {why.Quantity.PeriodLabel}: {Figure(
                why.With.Mean
            )} {unit} with the policy, {Figure(why.Without.Mean)} without it, {worlds}.

            {Table(rows)}

            Share: mean of what an instrument adds over all orders in which they could come ({how}); shares add up to the whole. Alone: the effect of it by itself. Last: what goes when only it is taken out. The 95 % is of draws (news, lead times, audits): doubts are at their central values here.

            """;
        return text + Doubts(loaded, why, Change, points);
    }

    private static string Doubts(LoadedScenario loaded, Why why, Func<double, string> change, string unit)
    {
        if (why.Doubts.Count == 0)
        {
            return loaded.Inputs.Count == 0
                ? "\nThe scenario states no doubts; a value such as { triangular: [4, 8, 15] } in place of 8 is one.\n"
                : string.Empty;
        }

        List<string[]> rows =
        [
            ["doubt", "from", "effect", "to", "effect", string.Empty],
        ];
        rows.AddRange(
            why.Doubts.Take(MostDoubts)
                .Select(d => (string[])[d.Input.Path, d.Low, change(d.AtLow), d.High, change(d.AtHigh), unit])
        );
        string most =
            why.Doubts.Count > MostDoubts ? $"the {MostDoubts} that matter most of {why.Doubts.Count}" : "most first";
        return $"""

            The same difference with one doubt at a tenth and at nine tenths of its distribution, all others in the middle ({most}):

            {Table(rows)}

            """;
    }

    private static string Table(List<string[]> rows) =>
        string.Join('\n', TextTable.Lines(rows).Select(l => "  " + l.TrimEnd()));

    private static string Json(Why why)
    {
        object Of(Spread s) =>
            new
            {
                mean = s.Mean,
                halfWidth95 = double.IsNaN(s.HalfWidth) ? (double?)null : s.HalfWidth,
                runs = s.Count,
            };
        return JsonSerializer.Serialize(
                new
                {
                    metric = why.Quantity.Column.Metric.Name,
                    good = why.Quantity.Column.Good,
                    entity = why.Quantity.Column.Entity,
                    period = why.Quantity.PeriodLabel,
                    unit = why.Quantity.Column.Metric.Unit,
                    policy = Of(why.With),
                    baseline = Of(why.Without),
                    effect = Of(why.Effect),
                    exact = why.IsExact,
                    instruments = why.Reasons.Select(r => new
                    {
                        name = r.Name,
                        share = Of(r.Share),
                        alone = Of(r.Alone),
                        last = Of(r.Last),
                    }),
                    doubts = why.Doubts.Select(d => new
                    {
                        path = d.Input.Path,
                        low = d.Low,
                        effectLow = d.AtLow,
                        high = d.High,
                        effectHigh = d.AtHigh,
                    }),
                },
                JsonText.Format
            ) + "\n";
    }
}
