namespace BlocSim.Tests;

/// <summary>Things whose details do not matter to a test.</summary>
internal static class Some
{
    public static Clock Months(int count) =>
        new(new YearMonth(2026, 1), new YearMonth(2026, 1).AddMonths(count - 1), 1);

    public static Good Oxide(double sigma = 8) =>
        new()
        {
            Name = "oxide",
            Title = "Oxide",
            BasePrice = 60_000,
            Sigma = sigma,
            RelabellingCost = 3000,
        };

    public static Nation Nation(string code) => new() { Code = code, Title = code };

    public static SupplySchedule Supply(string nation, double tonnes, double elasticity = 1, string good = "oxide") =>
        new()
        {
            Nation = nation,
            Good = good,
            Form = SupplyForm.Isoelastic,
            Level = tonnes,
            Response = elasticity,
            ReferencePrice = 60_000,
        };

    public static Buyer Buyer(
        string nation,
        double tonnes,
        double capable = 0,
        string good = "oxide",
        string sector = "all",
        double growth = 0
    ) =>
        new()
        {
            Nation = nation,
            Sector = sector,
            Good = good,
            Level = tonnes,
            Elasticity = 0.3,
            LongRunElasticity = 0.3,
            Capable = capable,
            Growth = growth,
        };

    public static Facility Plant(
        string nation,
        string name,
        double capacity,
        double output,
        double cost,
        string process = "works"
    ) =>
        new()
        {
            Nation = nation,
            Name = name,
            Process = process,
            Capacity = capacity,
            BaseOutput = output,
            Cost = cost,
        };

    public static Process Works { get; } = new() { Name = "works", Outputs = [new Ingredient("oxide", 1)] };

    public static Floor Floor(double price = 80_000, FloorForm? form = null) =>
        new()
        {
            Good = "oxide",
            Price = price,
            Form = form ?? FloorForm.VariableLevy,
        };

    /// <summary>A bloc nation IN, a large outsider BIG, a small outsider LOW; 10,000 t a year at 60 USD/kg.</summary>
    public static Scenario World(int months = 6, double capable = 0) =>
        new()
        {
            Name = "Some world",
            Clock = Months(months),
            Goods = [Oxide()],
            Nations = [Nation("IN"), Nation("BIG"), Nation("LOW")],
            Schedules = [Supply("IN", 1000), Supply("BIG", 8000, 1.5), Supply("LOW", 1000)],
            Buyers = [Buyer("IN", 4000, capable), Buyer("BIG", 4000), Buyer("LOW", 2000)],
            Bloc = new Bloc { Memberships = [new Membership("IN", Period.Always)], Parties = ["IN"] },
            Focus = "oxide",
        };

    public static Scenario With(this Scenario scenario, Floor floor) =>
        scenario with
        {
            Bloc = scenario.Bloc with { Floors = [floor] },
        };

    public static RunTable Play(Scenario scenario)
    {
        using var engine = new DirectEngine();
        return new Run(scenario, new RunOptions { CheckInvariants = true }).Play(engine);
    }

    public static PairedRun Pair(Scenario scenario)
    {
        using var engine = new DirectEngine();
        return PairedRun.Play(scenario, engine, new RunOptions { CheckInvariants = true });
    }

    public static double Last(this RunTable table, string metric, string entity, string good = "oxide") =>
        (
            table.Find(metric, good, entity)
            ?? throw new InvalidOperationException($"{metric} of {good} for {entity} was not recorded")
        )[table.Recorded - 1];

    public static double First(this RunTable table, string metric, string entity, string good = "oxide") =>
        table.Find(metric, good, entity)![0];

    /// <summary>Every number of a table as bits, in order; two tables are equal when this is.</summary>
    public static long[] Bits(RunTable table) =>
        [.. table.Series.SelectMany(s => s.Values).Select(BitConverter.DoubleToInt64Bits)];
}
