namespace BlocSim;

/// <summary>What everybody can see at the start of a tick: last tick's prices, capacities and what customs found.</summary>
internal sealed class PublicStatistics
{
    public PublicStatistics(World world, Calibration calibration)
    {
        int goods = world.Goods.Length;
        ReceivedPrice = [.. calibration.OriginPrice.Select(p => (double[])p.Clone())];
        CreditPrice = [.. calibration.OriginPrice.Select(p => (double[])p.Clone())];
        Capacity = [.. calibration.OriginCapacity.Select(p => (double[])p.Clone())];
        MonthsQualified = [.. calibration.OriginCapacity.Select(c => c.Select(k => k > 0 ? 1000 : 0).ToArray())];
        OriginNation = [.. world.Layouts.Select(l => l.OriginNation)];
        Pipeline = [.. calibration.OriginCapacity.Select(c => new double[c.Length])];
        Resting = [.. calibration.OriginCapacity.Select(c => new double[c.Length])];
        Use = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        Measures = [.. world.Nations.Select(_ => new GovernmentMeasures(world))];
        Gain = new double[world.Nations.Length];
        Array.Fill(Gain, double.NaN);
        Inside = new double[world.Nations.Length];
        Outside = new double[world.Nations.Length];
        SidePayment = new double[world.Nations.Length];
        Courting = new int[world.Nations.Length];
        Chosen = new bool?[world.Nations.Length];
        Dominant = [.. calibration.Supply.Select(q => Array.IndexOf(q, q.DefaultIfEmpty(0).Max()))];
        PaidInside = new double[goods];
        PaidOutside = new double[goods];
        ReceivedInside = new double[goods];
        ReceivedOutside = new double[goods];
        RevenuePerTonne = new double[goods];
        MemberCapacity = new double[goods];
        MemberPipeline = new double[goods];
        MemberUse = new double[goods];
        StockpileFactor = new double[goods];
        Array.Fill(StockpileFactor, 1);
        MemberCost = new double[goods];
        MemberShare = new double[goods];
        MemberContent = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        foreach (double[] content in MemberContent)
        {
            Array.Fill(content, 1);
        }

        ClubShare = new double[goods];
        FloorHeld = new double[goods];
        Array.Fill(FloorHeld, double.NaN);
        Volatility = new double[goods];
        CaughtShare = new double[goods];
        Array.Fill(CaughtShare, double.NaN);
        PriceTrend = new double[goods];
        Works = [.. world.Facilities.Select(f => f.Status == FacilityStatus.Operating)];
        GrantsDue = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        CapitalDue = [.. calibration.OriginCapacity.Select(c => new double[c.Length])];
        Delivered = new double[goods][];
        Netback = new double[goods][];
        WorldPrice = new double[goods];
        Benchmark = new double[goods];
        for (int g = 0; g < goods; g++)
        {
            MarketLayout layout = world.Layouts[g];
            Delivered[g] = new double[world.Nations.Length];
            Netback[g] = new double[world.Nations.Length];
            Array.Fill(Delivered[g], world.Goods[g].BasePrice);
            Array.Fill(Netback[g], world.Goods[g].BasePrice);
            WorldPrice[g] = world.Goods[g].BasePrice;
            Benchmark[g] = Dominant[g] >= 0 ? calibration.OriginPrice[g][Dominant[g]] : world.Goods[g].BasePrice;
            for (int r = 0; r < layout.Rows.Length; r++)
            {
                if (layout.RowStage[r] >= 0 && calibration.RowPrice[g][r] > 0)
                {
                    Delivered[g][layout.DestinationNation[layout.Rows[r].Destination]] = calibration.RowPrice[g][r];
                }
            }
        }
    }

    /// <summary>By good: the origin that supplied most in the base year.</summary>
    public int[] Dominant { get; }

    /// <summary>Average that plants earned per tonne by good and origin, USD per tonne; the rent of an export quota goes to licence holders.</summary>
    public double[][] ReceivedPrice { get; }

    /// <summary>
    /// The same, smoothed, which joint producers credit for co-products: with the last month's price alone a marginal plant's cost, and so its output and the
    /// price, would alternate from month to month. By good and origin, USD per tonne.
    /// </summary>
    public double[][] CreditPrice { get; }

    /// <summary>What a tonne cost on average by good and buying nation, hiding cost included, USD per tonne.</summary>
    public double[][] Delivered { get; }

    /// <summary>Best netback a tonne would earn by good and nation, USD per tonne; the base price where nobody has or plans plants.</summary>
    public double[][] Netback { get; }

    /// <summary>Tonne-weighted mean export price by good, USD per tonne.</summary>
    public double[] WorldPrice { get; }

    /// <summary>By good: what the tonnes of whoever supplied most in the base year fetch at home, USD per tonne; the last known where it sells nothing.</summary>
    public double[] Benchmark { get; }

    /// <summary>Capacity able to operate by good and origin, tonnes a year.</summary>
    public double[][] Capacity { get; }

    /// <summary>Months since an origin first had capacity; buyers qualify a newcomer over 24 months.</summary>
    public int[][] MonthsQualified { get; }

    /// <summary>Nation of each origin, by good.</summary>
    public int[][] OriginNation { get; }

    /// <summary>Capacity decided and being built by good and origin, tonnes a year.</summary>
    public double[][] Pipeline { get; }

    /// <summary>Capacity that stands idle and could restart, by good and origin, tonnes a year.</summary>
    public double[][] Resting { get; }

    /// <summary>Tonnes bought last tick by good and nation.</summary>
    public double[][] Use { get; }

    /// <summary>What governments do, by nation.</summary>
    public GovernmentMeasures[] Measures { get; }

    /// <summary>What each nation last said the bloc is worth to it, USD a year; NaN where it never said.</summary>
    public double[] Gain { get; }

    /// <summary>What outsiders do to a nation for being in the bloc, a negative number, USD a year.</summary>
    public double[] Inside { get; }

    /// <summary>Side payment that a nation gets, or would get, for being in the bloc, USD a year.</summary>
    public double[] SidePayment { get; }

    /// <summary>Offered to a nation for being outside, USD a year.</summary>
    public double[] Outside { get; }

    /// <summary>Who offers it.</summary>
    public int[] Courting { get; }

    /// <summary>What nations decided about belonging; null while the calendar decides.</summary>
    public bool?[] Chosen { get; }

    /// <summary>Average paid per tonne by members' buyers, and by all others; zero where nobody bought.</summary>
    public double[] PaidInside { get; }

    public double[] PaidOutside { get; }

    /// <summary>Average received per tonne by members' producers, and by all others; zero where nobody sold.</summary>
    public double[] ReceivedInside { get; }

    public double[] ReceivedOutside { get; }

    /// <summary>Duty and levy that members take per tonne used.</summary>
    public double[] RevenuePerTonne { get; }

    /// <summary>Members' capacity able to operate, and being built, tonnes a year.</summary>
    public double[] MemberCapacity { get; }

    public double[] MemberPipeline { get; }

    /// <summary>Full unit cost, fixed cost included, that half of members' capacity does not exceed, USD per tonne; what they report to the authority. Zero where they have none.</summary>
    public double[] MemberCost { get; }

    /// <summary>Tonnes that members bought, and their own goods' share of them.</summary>
    public double[] MemberUse { get; }

    /// <summary>By good, what the stockpile multiplied members' orders by.</summary>
    public double[] StockpileFactor { get; }

    public double[] MemberShare { get; }

    /// <summary>Share of the value of the inputs that a nation's plants bought for a good which came from members; kept for goods under a rule of origin.</summary>
    public double[][] MemberContent { get; }

    /// <summary>Share of outsiders' sales that members buy.</summary>
    public double[] ClubShare { get; }

    /// <summary>Share of outsiders' declared tonnes at or above the floor; NaN where there were none.</summary>
    public double[] FloorHeld { get; }

    /// <summary>Yearly standard deviation of the logarithm of the world price, memory of three years.</summary>
    public double[] Volatility { get; }

    /// <summary>Yearly growth of the logarithm of the world price, memory of half a year.</summary>
    public double[] PriceTrend { get; }

    /// <summary>Grants that treasuries owe for projects decided last tick, USD, by good and nation.</summary>
    public double[][] GrantsDue { get; }

    /// <summary>Capital cost of projects decided last tick, grants taken off, USD, by good and origin.</summary>
    public double[][] CapitalDue { get; }

    /// <summary>By plant, whether it operates; kept where plants relocate.</summary>
    public bool[] Works { get; }

    /// <summary>Capacity under way from one nation to another.</summary>
    public List<Move> Moves { get; } = [];

    /// <summary>Rises whenever a capacity or a qualification changes.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Share of evading lots that customs caught last tick; NaN when there were none to catch.</summary>
    public double[] CaughtShare { get; }
}
