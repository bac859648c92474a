namespace BlocSim;

/// <summary>Everything a metric may look at in one tick.</summary>
internal sealed class TickFigures(World world, MarketAgent market, Settlement settlement, PublicStatistics seen)
{
    public World World { get; } = world;

    public MarketAgent Market { get; } = market;

    public Settlement Settlement { get; } = settlement;

    public PublicStatistics Public { get; } = seen;

    public PolicyNotice Notice { get; set; } = null!;

    /// <summary>The stockpile; null when there is none.</summary>
    public StockpileReport? Stockpile { get; set; }

    /// <summary>What the market brought each producer nation, by nation index; empty where nothing is recorded of stocks.</summary>
    public TradeReport?[] Reports { get; init; } = [];

    /// <summary>What producer nations reported at the start of the period, by nation index; null where a nation has none.</summary>
    public ProducerReport?[] Producers { get; set; } = [];

    /// <summary>What its nation reported of a plant.</summary>
    public PlantReport Plant(int facility) =>
        Producers[World.FacilityNation[facility]]!.Plants[World.FacilitySlot[facility]];

    /// <summary>Multiplies a quantity per tick into one per year.</summary>
    public double PerYear { get; } = 1 / world.Scenario.Clock.YearsPerTick;

    public GoodLedger Ledger(int good) => Settlement.Goods[good];

    public bool InRegion(int nation, int region) =>
        region switch
        {
            (int)Region.Bloc => Notice.Member[nation],
            (int)Region.Outside => !Notice.Member[nation],
            _ => true,
        };

    /// <summary>Sums a figure by nation over a region.</summary>
    public double SumNations(double[] byNation, int region)
    {
        double sum = 0;
        for (int n = 0; n < byNation.Length; n++)
        {
            sum += InRegion(n, region) ? byNation[n] : 0;
        }

        return sum;
    }

    /// <summary>Sums a figure by origin over a region.</summary>
    public double SumOrigins(int good, double[] byOrigin, int region)
    {
        int[] nations = World.Layouts[good].OriginNation;
        double sum = 0;
        for (int o = 0; o < nations.Length; o++)
        {
            sum += InRegion(nations[o], region) ? byOrigin[o] : 0;
        }

        return sum;
    }

    /// <summary>A mean price; none where next to nothing was traded.</summary>
    public double Price(int good, double value, double tonnes) =>
        tonnes > Ledger(good).NoTrade ? value / tonnes : double.NaN;

    public static double Ratio(double a, double b) => b > 0 ? a / b : double.NaN;
}
