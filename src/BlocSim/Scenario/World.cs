namespace BlocSim;

/// <summary>
/// A scenario compiled to indices: nations, goods, plants and buyers sorted by name, so that the order in which a file
/// lists them never reaches a result; goods sorted so that inputs come before what is made of them.
/// </summary>
internal sealed class World
{
    public World(Scenario scenario)
    {
        Scenario = scenario;
        foreach (FloorForm form in scenario.Bloc.Floors.Select(f => f.Form))
        {
            if (form.HoldsPrices != (form.Receiver != WedgeReceiver.Nobody))
            {
                throw new ArgumentException(
                    $"the form of floor \"{form.Name}\" must say who receives the wedge if it binds sales, and only then",
                    nameof(scenario)
                );
            }
        }

        Nations = [.. scenario.Nations.OrderBy(n => n.Code, StringComparer.Ordinal)];
        NationIndex = Index(Nations, n => n.Code);
        Processes = [.. scenario.Processes.OrderBy(p => p.Name, StringComparer.Ordinal)];
        Goods = GoodOrder.Sort(scenario.Goods, Processes);
        GoodIndex = Index(Goods, g => g.Name);
        Facilities =
        [
            .. scenario
                .Facilities.OrderBy(f => f.Nation, StringComparer.Ordinal)
                .ThenBy(f => f.Name, StringComparer.Ordinal),
        ];
        Dictionary<string, int> processIndex = Index(Processes, p => p.Name);
        FacilityNation = [.. Facilities.Select(f => NationIndex[f.Nation])];
        FacilityProcess = [.. Facilities.Select(f => processIndex[f.Process])];
        FacilityGood = [.. FacilityProcess.Select(p => GoodIndex[Processes[p].Lead.Good])];
        Buyers =
        [
            .. scenario
                .Buyers.OrderBy(b => GoodIndex[b.Good])
                .ThenBy(b => b.Nation, StringComparer.Ordinal)
                .ThenBy(b => b.Sector, StringComparer.Ordinal),
        ];
        Stages =
        [
            .. Enumerable
                .Range(0, Facilities.Length)
                .GroupBy(f => (Nation: FacilityNation[f], Process: FacilityProcess[f]))
                .OrderBy(g => g.Key.Nation)
                .ThenBy(g => g.Key.Process)
                .Select(g => new Stage(g.Key.Nation, g.Key.Process, [.. g])),
        ];
        FacilityStage = new int[Facilities.Length];
        for (int s = 0; s < Stages.Length; s++)
        {
            foreach (int f in Stages[s].Facilities)
            {
                FacilityStage[f] = s;
            }
        }

        FacilitySlot = [.. FacilityNation.Select((n, f) => f - Array.IndexOf(FacilityNation, n))];
        Schedules =
        [
            .. scenario
                .Schedules.OrderBy(s => s.Nation, StringComparer.Ordinal)
                .ThenBy(s => s.Good, StringComparer.Ordinal),
        ];
        Freight = [.. Enumerable.Range(0, Goods.Length).Select(FreightTable)];
        Layouts = [.. Enumerable.Range(0, Goods.Length).Select(g => MarketLayout.Build(this, g))];
        InputNeeds = [.. Nations.Select((_, n) => NeedsOf(n).ToArray())];
        DemandFactor = ShockPath.Demand(scenario, Goods);
        Usable = ShockPath.Usable(scenario, Facilities, f => Goods[FacilityGood[f]].Name);
    }

    public Scenario Scenario { get; }

    public Nation[] Nations { get; }

    public Dictionary<string, int> NationIndex { get; }

    /// <summary>Goods in clearing order: upstream first, co-products after the good that leads them.</summary>
    public Good[] Goods { get; }

    public Dictionary<string, int> GoodIndex { get; }

    public Process[] Processes { get; }

    public Facility[] Facilities { get; }

    public int[] FacilityNation { get; }

    public int[] FacilityProcess { get; }

    public int[] FacilityGood { get; }

    /// <summary>Final buyers, sorted by good, nation and sector.</summary>
    public Buyer[] Buyers { get; }

    /// <summary>A nation's plants that run one process; they share a stock of inputs.</summary>
    public Stage[] Stages { get; }

    /// <summary>The stage each plant belongs to.</summary>
    public int[] FacilityStage { get; }

    /// <summary>The place of each plant among those of its nation.</summary>
    public int[] FacilitySlot { get; }

    /// <summary>What the stages of each nation need as inputs, by nation.</summary>
    public InputNeed[][] InputNeeds { get; }

    /// <summary>By how much news moves final demand of each good in each tick, a factor; null for not at all.</summary>
    public double[]?[] DemandFactor { get; }

    /// <summary>Share of its capacity that each plant can use in each tick; null for all.</summary>
    public double[]?[] Usable { get; }

    /// <summary>Whether a nation's plants need a good as an input.</summary>
    public bool Needs(int nation, int good) => Array.Exists(InputNeeds[nation], n => n.Good == good);

    private IEnumerable<InputNeed> NeedsOf(int nation)
    {
        for (int s = 0; s < Stages.Length; s++)
        {
            Process process = Processes[Stages[s].Process];
            for (int i = 0; i < process.Inputs.Length && Stages[s].Nation == nation; i++)
            {
                int g = GoodIndex[process.Inputs[i].Good];
                yield return new InputNeed(s, i, g, Array.IndexOf(Layouts[g].RowStage, s));
            }
        }
    }

    public SupplySchedule[] Schedules { get; }

    public MarketLayout[] Layouts { get; }

    /// <summary>Nations that sell or buy a good, or pay for support of a plant that makes it, in order.</summary>
    public IEnumerable<int> Concerned(int good)
    {
        IEnumerable<int> payers = Scenario
            .Bloc.Supports.Where(s =>
                Enumerable
                    .Range(0, Facilities.Length)
                    .Any(f =>
                        FacilityGood[f] == good && Facilities[f].Nation == s.Nation && Facilities[f].Name == s.Facility
                    )
            )
            .Select(s => Nation(s.Payer));
        return Layouts[good].OriginNation.Union(Layouts[good].DestinationNation).Union(payers).Order();
    }

    public int Nation(string code) => NationIndex[code];

    /// <summary>Most steps that a stated schedule has, an isoelastic one without elasticity being one; none where there is no schedule.</summary>
    public int StepsOf(int schedule) =>
        schedule < 0 ? 0
        : Schedules[schedule].Form == SupplyForm.Steps ? Schedules[schedule].Steps.Length
        : 1;

    /// <summary>Freight rates by good, row-major over (exporter, importer), USD per tonne.</summary>
    public double[][] Freight { get; }

    public double FreightOf(int good, int from, int to) => Freight[good][(from * Nations.Length) + to];

    /// <summary>Of the stated rates the last that applies counts; none within a nation unless both ends are named.</summary>
    private double[] FreightTable(int good)
    {
        int n = Nations.Length;
        double[] table = new double[n * n];
        foreach (Freight f in Scenario.Freights.Where(f => f.Good is null || f.Good == Goods[good].Name))
        {
            bool named = f.From is not null && f.To is not null;
            for (int from = 0; from < n; from++)
            {
                for (int to = 0; to < n; to++)
                {
                    bool applies =
                        (f.From is null || f.From == Nations[from].Code) && (f.To is null || f.To == Nations[to].Code);
                    table[(from * n) + to] = applies && (from != to || named) ? f.Cost : table[(from * n) + to];
                }
            }
        }

        return table;
    }

    private static Dictionary<string, int> Index<T>(T[] items, Func<T, string> name)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            index[name(items[i])] = i;
        }

        return index;
    }
}
