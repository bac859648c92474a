namespace BlocSim;

/// <summary>
/// Who gains and who loses from one good against the paired baseline: buyers, producers, treasuries and licence holders, by nation and by
/// group, in every tick and discounted; what is left over is deadweight loss.
/// </summary>
internal sealed class WelfareAccount
{
    private static readonly string[] Parts =
    [
        "consumer-surplus-change",
        "producer-surplus-change",
        "treasury-change",
        "licence-rent-change",
        "welfare-change",
        "deadweight-loss",
        "welfare-present-value",
    ];

    private const int Welfare = 4;
    private readonly Run policy;
    private readonly Run baseline;
    private readonly World world;
    private readonly int g;
    private readonly string good;
    private readonly double perYear;
    private readonly double[] discount;

    /// <param name="policy">The run with the policy; the account is written into its table.</param>
    /// <param name="baseline">The paired run without.</param>
    /// <param name="good">Index of the good.</param>
    public WelfareAccount(Run policy, Run baseline, int good)
    {
        this.policy = policy;
        this.baseline = baseline;
        world = policy.World;
        g = good;
        this.good = world.Goods[good].Name;
        Clock clock = world.Scenario.Clock;
        perYear = 1 / clock.YearsPerTick;
        discount = new double[clock.Ticks];
        for (int t = 0; t < discount.Length; t++)
        {
            discount[t] =
                clock.YearsPerTick * PortableMath.Pow(1 + world.Scenario.DiscountRate, -t * clock.YearsPerTick);
        }
    }

    /// <summary>Writes every part for every nation and group.</summary>
    public void Write()
    {
        int ticks = discount.Length;
        bool hasBloc = !world.Scenario.Bloc.Memberships.IsEmpty;
        double[][] bloc = [.. Parts.Select(_ => new double[ticks])];
        double[][] outside = [.. Parts.Select(_ => new double[ticks])];
        double[][] all = [.. Parts.Select(_ => new double[ticks])];
        foreach (int n in world.Concerned(g))
        {
            double[][] own = Nation(n);
            for (int t = 0; t < ticks; t++)
            {
                bool member = Member(n, t);
                for (int i = 0; i < Parts.Length; i++)
                {
                    (member ? bloc : outside)[i][t] += own[i][t];
                    all[i][t] += own[i][t];
                }
            }
        }

        // What a group has gained so far is what its members of each day gained, not what today's members ever did.
        foreach (double[][] group in (double[][][])[bloc, outside, all])
        {
            double sum = 0;
            for (int t = 0; t < ticks; t++)
            {
                group[^1][t] = sum += group[Welfare][t] * discount[t];
            }
        }

        for (int i = 0; i < Parts.Length; i++)
        {
            int part = i;
            if (hasBloc)
            {
                policy.Table.Compute(Parts[part] + "-total", good, "bloc", t => bloc[part][t]);
                policy.Table.Compute(Parts[part] + "-total", good, "outside", t => outside[part][t]);
            }

            policy.Table.Compute(Parts[part] + "-total", good, "world", t => all[part][t]);
        }
    }

    /// <summary>The parts of one nation, in the order of <see cref="Parts"/>.</summary>
    private double[][] Nation(int n)
    {
        string code = world.Nations[n].Code;
        int[] final =
        [
            .. Enumerable
                .Range(0, world.Buyers.Length)
                .Where(b => world.Buyers[b].Good == good && world.Buyers[b].Nation == code),
        ];
        bool origin = world.Layouts[g].OriginOf[n] >= 0;
        double[] odds = Change("misjudged-odds", code);
        double[] stocked = world.Goods[g].Stocks is null ? new double[discount.Length] : Change("stocking-cost", code);
        double[] consumers = policy.Table.Compute(
            Parts[0],
            good,
            code,
            t => (final.Sum(b => ConsumerSurplus(b, t)) * perYear) + odds[t] - stocked[t]
        );
        double[] profit = origin ? Change("producer-surplus", code) : new double[discount.Length];
        double[] capital = origin ? Change("capital-spending", code) : new double[discount.Length];
        double[] standing = origin ? Change("fixed-cost", code) : new double[discount.Length];
        double[] inputs = world.Needs(n, g) ? Change("input-stocking-cost", code) : new double[discount.Length];
        double[] producers = policy.Table.Compute(
            Parts[1],
            good,
            code,
            t => profit[t] - standing[t] - capital[t] - inputs[t]
        );
        double[] taken = Change("treasury", code);
        double[] treasury = policy.Table.Compute(Parts[2], good, code, t => taken[t]);
        double[] held = Change("licence-rent", code);
        double[] licences = policy.Table.Compute(Parts[3], good, code, t => held[t]);
        double[] net = policy.Table.Compute(
            Parts[4],
            good,
            code,
            t => consumers[t] + producers[t] + treasury[t] + licences[t]
        );
        double[] terms = policy.Table.Get("terms-of-trade-gain", good, code);
        double[] lost = policy.Table.Compute(Parts[5], good, code, t => terms[t] - net[t]);
        double sum = 0;
        double[] present = policy.Table.Compute(Parts[6], good, code, t => sum += net[t] * discount[t]);
        return [consumers, producers, treasury, licences, net, lost, present];
    }

    private bool Member(int nation, int tick)
    {
        return policy.Trace.Member(nation, tick);
    }

    private double[] Change(string metric, string nation)
    {
        double[] with = policy.Table.Get(metric, good, nation);

        // A nation that only pays for support has no figures in the baseline.
        double[] without = baseline.Table.Find(metric, good, nation) ?? new double[with.Length];
        double[] change = new double[with.Length];
        for (int t = 0; t < change.Length; t++)
        {
            change[t] = with[t] - without[t];
        }

        return change;
    }

    /// <summary>Surplus change of one buyer in a tick, over its compliant and its capable firms; one that can reach no supplier has none.</summary>
    private double ConsumerSurplus(int buyer, int tick)
    {
        double capable = world.Buyers[buyer].Capable;
        double sum = 0;
        for (int part = 0; part < 2; part++)
        {
            double weight = part == 1 ? capable : 1 - capable;
            if (weight > 0)
            {
                double from = Reach(baseline.Trace.Index(buyer, tick, part));
                double to = Reach(policy.Trace.Index(buyer, tick, part));
                sum +=
                    weight
                    * Surplus.Change(baseline.Trace.Demand(buyer, tick), policy.Trace.Demand(buyer, tick), from, to);
            }
        }

        return sum;
    }

    private static double Reach(double index) => double.IsNaN(index) ? double.PositiveInfinity : index;
}
