namespace BlocSim;

/// <summary>A scenario and its baseline, played with the same draws, and what the difference between them says.</summary>
public sealed class PairedRun
{
    private readonly Run policy;
    private readonly Run baseline;

    internal PairedRun(Run policy, Run baseline)
    {
        this.policy = policy;
        this.baseline = baseline;
    }

    /// <summary>What the run with the policy recorded, paired metrics included.</summary>
    public RunTable Policy => policy.Table;

    /// <summary>What the baseline recorded.</summary>
    public RunTable Baseline => baseline.Table;

    /// <summary>Rulings, decisions and lives of plants in the baseline.</summary>
    public IReadOnlyList<RunEvent> BaselineEvents => baseline.Events;

    /// <summary>How every plant stood and when in the baseline.</summary>
    public IReadOnlyList<PlantSpan> BaselinePlants => baseline.Plants;

    /// <summary>The run with the policy.</summary>
    public Run PolicyRun => policy;

    /// <summary>Plays the baseline, then the scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="options">Watches the run with the policy; invariants are checked in both.</param>
    /// <param name="cancel">Ends the run.</param>
    public static PairedRun Play(
        Scenario scenario,
        IEngine engine,
        RunOptions? options = null,
        CancellationToken cancel = default
    )
    {
        RunOptions watch = (options ?? new RunOptions()) with { KeepWelfare = true };
        var without = new Run(
            scenario.WithoutPolicy(),
            watch with
            {
                Sink = watch.BaselineSink,
                WithEquilibrium = false,
                Steered = false,
            }
        );
        without.Play(engine, cancel);
        var with = new Run(scenario, watch with { Against = without.Trace });
        with.Play(engine, cancel);
        var pair = new PairedRun(with, without);
        pair.Compare();
        if (!scenario.Keeps.IsEmpty)
        {
            var kept = new Run(
                scenario.WithoutPolicy(scenario.Keeps),
                watch with
                {
                    Sink = null,
                    WithEquilibrium = false,
                    Steered = false,
                    Against = without.Trace,
                }
            );
            kept.Play(engine, cancel);
            pair.Yardstick = new PairedRun(kept, without);
            pair.Yardstick.Compare();
        }

        return pair;
    }

    /// <summary>
    /// The same baseline with a run that keeps some of the policy, for a scenario that asks what the rest of it does; null where it does not ask.
    /// </summary>
    public PairedRun? Yardstick { get; private set; }

    /// <summary>Works out what the difference says, once both runs are over.</summary>
    internal void Compare()
    {
        World world = policy.World;
        bool hasBloc = !world.Scenario.Bloc.Memberships.IsEmpty;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            if (hasBloc)
            {
                Leakage(world, g);
            }

            new WelfareAccount(policy, baseline, g).Write();
        }

        AllGoods(world);
    }

    /// <summary>
    /// The good embodied in extra imports of what is made of it, from the first period of its floor on and where those goods carry none of their own: before,
    /// extra imports have other causes. Plants that moved stay away when the floor is suspended or over.
    /// </summary>
    private void Leakage(World world, int g)
    {
        string good = world.Goods[g].Name;
        int begins = Array.FindIndex(Policy.Get("floor", good, "bloc"), f => !double.IsNaN(f));
        var embodied = new List<(double Content, double[] Policy, double[] Baseline)>();
        foreach (Process p in world.Processes)
        {
            Ingredient? input = p.Inputs.FirstOrDefault(i => i.Good == good);
            bool covered = world.Scenario.Bloc.Floors.Any(f => f.Good == p.Lead.Good);
            if (input is not null && !covered)
            {
                string made = p.Lead.Good;
                embodied.Add(
                    (
                        p.InputPerLead(input),
                        Policy.Get("targeted-imports", made, "bloc"),
                        Baseline.Get("targeted-imports", made, "bloc")
                    )
                );
            }
        }

        double[] evasion = Policy.Get("evasion-share", good, "bloc");
        double[] transshipment = Policy.Get("transshipment-share", good, "bloc");
        double[] use = Policy.Get("use", good, "bloc");
        double[] downstream = Policy.Compute(
            "downstream",
            good,
            "bloc",
            t =>
                begins < 0 || t < begins ? 0 : Math.Max(0, embodied.Sum(e => e.Content * (e.Policy[t] - e.Baseline[t])))
        );
        double[] share = Policy.Compute(
            "downstream-share",
            good,
            "bloc",
            t => TickFigures.Ratio(downstream[t], use[t])
        );
        Policy.Compute("leakage", good, "bloc", t => evasion[t] + transshipment[t] + share[t]);

        double[] inside = Policy.Get("targeted-imports", good, "bloc");
        double[] insideBase = Baseline.Get("targeted-imports", good, "bloc");
        double[] sold = Policy.Get("output-total", good, "outside");
        double[] soldBase = Baseline.Get("output-total", good, "outside");
        Policy.Compute(
            "displacement",
            good,
            "world",
            t =>
            {
                double lost = insideBase[t] - inside[t];
                double elsewhere = sold[t] - inside[t] - (soldBase[t] - insideBase[t]);
                return lost > 1e-6 * Math.Max(1, insideBase[t]) ? elsewhere / lost : double.NaN;
            }
        );
    }

    /// <summary>Processors' buyers are not final: what an input costs them shows in the surplus of what they make, so goods add up.</summary>
    private void AllGoods(World world)
    {
        foreach (string region in (string[])["bloc", "outside", "world"])
        {
            double[][] parts =
            [
                .. world.Goods.Select(g => Policy.Find("welfare-change-total", g.Name, region)).OfType<double[]>(),
            ];
            if (parts.Length > 0)
            {
                Policy.Compute("welfare-change-all-goods", "all", region, t => parts.Sum(p => p[t]));
            }
        }
    }
}
