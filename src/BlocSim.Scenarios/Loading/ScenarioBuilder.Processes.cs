using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <content>Processes, and trade and freight between nations.</content>
internal sealed partial class ScenarioBuilder
{
    private ImmutableArray<Process> BuildProcesses(ImmutableArray<Good> goods)
    {
        List<Process> processes = [];
        foreach ((string name, Mark mark, Node value, string path) in file.Named("processes"))
        {
            if (value is not MapNode map)
            {
                continue;
            }

            var s = new Section(map, path);
            ImmutableArray<Ingredient> outputs = Ingredients(s, "outputs");
            if (outputs.IsEmpty)
            {
                if (s.Map["outputs"] is not null)
                {
                    problems.Add(new Problem(mark, $"{path}.outputs", "expected at least one good"));
                }

                continue;
            }

            processes.Add(
                new Process
                {
                    Name = name,
                    Inputs = Ingredients(s, "inputs"),
                    Outputs = outputs,
                    Relocation = s.Has("relocation") ? Relocation(s.Group("relocation")) : null,
                }
            );
        }

        static RelocationRules Relocation(Section s) =>
            new()
            {
                YearlyShare = s.Number("share", ValueKind.Share, 0.05),
                Margin = s.Number("margin", ValueKind.Share, 0.05),
                LagMonths = (int)Math.Ceiling(s.Number("lag", ValueKind.Duration, 24)),
            };

        IReadOnlyList<string> cycle = GoodOrder.FindCycle(goods, processes);
        if (cycle.Count > 0)
        {
            problems.Add(
                new Problem(
                    file.MarkOf("processes"),
                    "processes",
                    $"{string.Join(", ", cycle)} are made from each other in a circle; goods clear upstream to downstream, so one of these inputs has to go"
                )
            );
        }

        return [.. processes];
    }

    private ImmutableArray<Ingredient> Ingredients(Section s, string key)
    {
        List<Ingredient> list = [];
        foreach ((string good, Mark mark, Node value, string path) in s.Named(key))
        {
            if (
                names.IsGood(good, mark, path)
                && value is ScalarNode v
                && Values.TryNumber(v.Text, ValueKind.Number, out double amount, out _)
                && amount > 0
            )
            {
                list.Add(new Ingredient(good, amount));
            }
        }

        return [.. list];
    }

    private ImmutableArray<TradePrior> BuildPriors()
    {
        List<TradePrior> priors = [];
        foreach (Section s in file.Groups("trade"))
        {
            if (names.Good(s, "good") is { } good)
            {
                priors.Add(
                    new TradePrior(
                        good,
                        names.Nations(s, "from"),
                        names.Nations(s, "to"),
                        s.Number("weight", ValueKind.Number, 1),
                        s.Text("home") == "true"
                    )
                );
            }
        }

        return [.. priors];
    }

    private ImmutableArray<Freight> BuildFreights() =>
        [
            .. file.Groups("freight")
                .Select(s => new Freight(
                    names.Good(s, "good"),
                    names.Nation(s, "from"),
                    names.Nation(s, "to"),
                    s.Number("cost", ValueKind.Price, 0)
                )),
        ];

    /// <summary>A good needs someone who can make it and someone who wants it.</summary>
    private void Traded(
        string good,
        ImmutableArray<Good> goods,
        ImmutableArray<Process> processes,
        NationsBuilder nations
    )
    {
        // A good that nobody makes or wants is most often another one misspelt.
        string meant = Suggestions.DidYouMean(good, goods.Select(g => g.Name).Where(n => n != good));
        bool made =
            nations.Schedules.Any(s => s.Good == good)
            || nations.Facilities.Any(f =>
                processes.Any(p => p.Name == f.Process && p.Outputs.Any(o => o.Good == good))
            );
        bool wanted =
            nations.Buyers.Any(b => b.Good == good)
            || nations.Facilities.Any(f =>
                processes.Any(p => p.Name == f.Process && p.Inputs.Any(i => i.Good == good))
            );
        if (!made)
        {
            problems.Add(
                new Problem(
                    file.MarkOf("goods"),
                    $"goods.{good}",
                    "nobody can make it; give a nation supply or a plant whose process makes it" + meant
                )
            );
        }

        if (!wanted)
        {
            problems.Add(
                new Problem(
                    file.MarkOf("goods"),
                    $"goods.{good}",
                    "nobody wants it; give a nation demand or a plant whose process uses it" + meant
                )
            );
        }
    }
}
