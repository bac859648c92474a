namespace BlocSim;

/// <summary>What the authority and the customs of every nation announce for a tick.</summary>
internal sealed class PolicyNotice
{
    public PolicyNotice(World world)
    {
        int n = world.Nations.Length;
        Member = new bool[n];
        Floors = new FloorNotice[world.Goods.Length];
        Detection = new double[world.Goods.Length];
        DetectionPerAudit = new double[world.Goods.Length];
        Array.Fill(Floors, FloorNotice.None);
        Stores = new StoreNotice[world.Goods.Length];
        Applies = new bool[n];
        Relief = new double[world.Goods.Length];
        Settled = new bool[n];
        FloorSettled = new bool[world.Goods.Length];
        DutySettled = new bool[world.Goods.Length];
        AuditsPerYear = world.Scenario.Bloc.Enforcement.AuditsPerYear;
        Foreign = [.. world.Goods.Select(_ => new bool[n])];
        Tested = new bool[world.Goods.Length];
        Burdened = [.. world.Goods.Select(_ => new bool[n])];
        ClubRate = new double[world.Goods.Length];
        Belief = new double[world.Goods.Length];
        StockpileDemand = new double[world.Goods.Length];
        Array.Fill(StockpileDemand, 1);
        StockpilePromise = new double[world.Goods.Length];
        StockpileMark = new double[world.Goods.Length];
        DutyRate = [.. world.Goods.Select(_ => new double[n * n])];
        DutySpecific = [.. world.Goods.Select(_ => new double[n * n])];
    }

    /// <summary>Members now, by nation.</summary>
    public bool[] Member { get; }

    /// <summary>Members whose border the common floor and tariffs hold at: all but those on a track of their own.</summary>
    public bool[] Applies { get; }

    /// <summary>Nations whose membership an intervention settled: they do not decide about it any more.</summary>
    public bool[] Settled { get; }

    /// <summary>Goods whose floor an intervention set: what the calendar says of it holds no more.</summary>
    public bool[] FloorSettled { get; }

    /// <summary>The same for the bloc's duties.</summary>
    public bool[] DutySettled { get; }

    /// <summary>Whether a nation's goods count as an outsider's although it is a member: they fail a rule of origin. By good and nation.</summary>
    public bool[][] Foreign { get; }

    /// <summary>Whether a rule of origin holds for a good: what was only bought in a nation does not pass as its own.</summary>
    public bool[] Tested { get; }

    /// <summary>Whether a nation's goods are an outsider's at the bloc's borders.</summary>
    public bool IsOutsider(int good, int nation) => !Member[nation] || Foreign[good][nation];

    /// <summary>Whether goods that a nation's buyers get from another are the target of the bloc's measures.</summary>
    public bool Targets(int good, int to, int from) => Member[to] && to != from && IsOutsider(good, from);

    /// <summary>Whether a nation's buyers get relief for what is declared as another's goods.</summary>
    public bool Relieves(int good, int to, int from) => Member[to] && (to == from || !IsOutsider(good, from));

    /// <summary>Whether a floor or tariff of the bloc bears on an exporter's goods, by good and nation.</summary>
    public bool[][] Burdened { get; }

    /// <summary>Whether the bloc bears on any of a nation's goods.</summary>
    public bool BearsOn(ReadOnlySpan<int> goods, int nation)
    {
        foreach (int g in goods)
        {
            if (Burdened[g][nation])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The buyers' club's mark-down as a share of the border price, by good; part of <see cref="DutyRate"/>.</summary>
    public double[] ClubRate { get; }

    /// <summary>What buyers in the bloc get back per tonne of members' goods, by good; part of <see cref="DutySpecific"/>.</summary>
    public double[] Relief { get; }

    /// <summary>How far investors believe in the floor of each good, 0 to 1.</summary>
    public double[] Belief { get; }

    /// <summary>Members' orders of each good are multiplied by this: above one while the stockpile buys, below one while it releases.</summary>
    public double[] StockpileDemand { get; }

    /// <summary>Share of members' orders that the stockpile is ready to meet in this period where the world price would be above its mark.</summary>
    public double[] StockpilePromise { get; }

    /// <summary>The world price above which it does, USD per tonne.</summary>
    public double[] StockpileMark { get; }

    /// <summary>Lots examined a year; null where none are stated.</summary>
    public double? AuditsPerYear { get; set; }

    /// <summary>Chance of being caught with a lot of each good that one more audit a year of that good adds.</summary>
    public double[] DetectionPerAudit { get; }

    /// <summary>The floor of each good.</summary>
    public FloorNotice[] Floors { get; }

    /// <summary>What the authority's store of each good can still do.</summary>
    public StoreNotice[] Stores { get; }

    /// <summary>Duty as a share of the border price, by good, row-major over (importer, exporter).</summary>
    public double[][] DutyRate { get; }

    /// <summary>Duty in USD per tonne.</summary>
    public double[][] DutySpecific { get; }

    /// <summary>Tariff-rate quotas in force.</summary>
    public List<TariffQuotaNotice> TariffQuotas { get; } = [];

    /// <summary>Chance that a lot of each good that evades is caught.</summary>
    public double[] Detection { get; }

    /// <summary>Rises whenever membership, a floor or a duty changes.</summary>
    public int Version { get; set; }
}
