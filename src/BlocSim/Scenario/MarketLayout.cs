namespace BlocSim;

/// <summary>Who takes part in the market for one good; the same for every run of a scenario.</summary>
internal sealed class MarketLayout
{
    private MarketLayout() { }

    /// <summary>Nation index of each origin.</summary>
    public required int[] OriginNation { get; init; }

    /// <summary>Origin slot by nation index, or -1.</summary>
    public required int[] OriginOf { get; init; }

    public required int[] NodeOrigin { get; init; }

    public required bool[] NodeExport { get; init; }

    /// <summary>Nation index of each destination.</summary>
    public required int[] DestinationNation { get; init; }

    public required MarketRow[] Rows { get; init; }

    /// <summary>For each row: the final buyer's index, or -1 for a stage's need.</summary>
    public required int[] RowBuyer { get; init; }

    /// <summary>For each row: the stage's index, or -1 for a final buyer.</summary>
    public required int[] RowStage { get; init; }

    /// <summary>For each row: who buys, as flows name it.</summary>
    public required string[] RowSector { get; init; }

    /// <summary>Names of those who buy, each once; empty where there is but one.</summary>
    public required string[] Sectors { get; init; }

    /// <summary>For each of them: its rows.</summary>
    public required int[][] SectorRows { get; init; }

    /// <summary>Facilities whose lead good this is, by origin.</summary>
    public required int[][] OriginFacilities { get; init; }

    /// <summary>The origins with such facilities.</summary>
    public required int[] PlantOrigins { get; init; }

    /// <summary>Whether every origin offers a stated schedule and nothing else.</summary>
    public required bool AllStated { get; init; }

    /// <summary>Stated schedule by origin, or -1.</summary>
    public required int[] OriginSchedule { get; init; }

    /// <summary>Facilities that make this good as a co-product, by origin, with tonnes per tonne of their lead good.</summary>
    public required (int Facility, double PerLead)[][] OriginCoproducts { get; init; }

    public static MarketLayout Build(World world, int good)
    {
        string name = world.Goods[good].Name;
        int nations = world.Nations.Length;
        var facilities = new List<int>[nations];
        var coproducts = new List<(int, double)>[nations];
        int[] schedule = new int[nations];
        Array.Fill(schedule, -1);
        for (int n = 0; n < nations; n++)
        {
            facilities[n] = [];
            coproducts[n] = [];
        }

        for (int f = 0; f < world.Facilities.Length; f++)
        {
            Process process = world.Processes[world.FacilityProcess[f]];
            if (process.Lead.Good == name)
            {
                facilities[world.FacilityNation[f]].Add(f);
            }

            foreach (Ingredient output in process.Outputs.Skip(1).Where(o => o.Good == name))
            {
                coproducts[world.FacilityNation[f]].Add((f, process.CoproductPerLead(output)));
            }
        }

        for (int s = 0; s < world.Schedules.Length; s++)
        {
            if (world.Schedules[s].Good == name)
            {
                schedule[world.Nation(world.Schedules[s].Nation)] = s;
            }
        }

        int[] origins =
        [
            .. Enumerable
                .Range(0, nations)
                .Where(n => facilities[n].Count > 0 || coproducts[n].Count > 0 || schedule[n] >= 0),
        ];
        int[] originOf = new int[nations];
        Array.Fill(originOf, -1);
        for (int o = 0; o < origins.Length; o++)
        {
            originOf[origins[o]] = o;
        }

        int[] exporters =
        [
            .. Enumerable
                .Range(0, origins.Length)
                .Where(o =>
                    world.Scenario.ExportMeasures.Any(m =>
                        m.Goods.Contains(name) && m.Nation == world.Nations[origins[o]].Code
                    )
                    || world.Scenario.Strategies.Any(s =>
                        s.Goods.Contains(name) && s.Nation == world.Nations[origins[o]].Code
                    )
                ),
        ];
        List<(int Nation, int Buyer, int Stage, string Sector, double Capable)> rows = [];
        for (int b = 0; b < world.Buyers.Length; b++)
        {
            Buyer buyer = world.Buyers[b];
            if (buyer.Good == name)
            {
                rows.Add((world.Nation(buyer.Nation), b, -1, buyer.Sector, buyer.Capable));
            }
        }

        for (int s = 0; s < world.Stages.Length; s++)
        {
            Stage stage = world.Stages[s];
            Process process = world.Processes[stage.Process];
            if (process.Inputs.Any(i => i.Good == name))
            {
                rows.Add((stage.Nation, -1, s, process.Name, ProcessingCapable));
            }
        }

        IGrouping<string, int>[] sectors = [.. Enumerable.Range(0, rows.Count).GroupBy(r => rows[r].Sector)];
        sectors = sectors.Length > 1 ? sectors : [];
        int[] destinations = [.. rows.Select(r => r.Nation).Distinct().Order()];
        return new MarketLayout
        {
            OriginNation = origins,
            OriginOf = originOf,
            NodeOrigin = [.. Enumerable.Range(0, origins.Length), .. exporters],
            NodeExport = [.. origins.Select(_ => false), .. exporters.Select(_ => true)],
            DestinationNation = destinations,
            Rows = [.. rows.Select(r => new MarketRow(Array.IndexOf(destinations, r.Nation), r.Capable))],
            RowBuyer = [.. rows.Select(r => r.Buyer)],
            RowStage = [.. rows.Select(r => r.Stage)],
            RowSector = [.. rows.Select(r => r.Sector)],
            Sectors = [.. sectors.Select(s => s.Key)],
            SectorRows = [.. sectors.Select(s => s.ToArray())],
            OriginFacilities = [.. origins.Select(n => facilities[n].ToArray())],
            PlantOrigins = [.. Enumerable.Range(0, origins.Length).Where(o => facilities[origins[o]].Count > 0)],
            AllStated = Array.TrueForAll(origins, n => schedule[n] >= 0),
            OriginSchedule = [.. origins.Select(n => schedule[n])],
            OriginCoproducts = [.. origins.Select(n => coproducts[n].ToArray())],
        };
    }

    /// <summary>Share of processors' purchases by firms able to evade: the mean over sectors (assumption, 0.3 to 0.8).</summary>
    private const double ProcessingCapable = 0.55;
}
