namespace BlocSim;

/// <summary>What the authority and the customs of every nation announce for a tick.</summary>
internal sealed class PolicyNotice
{
    public PolicyNotice(World world)
    {
        int n = world.Nations.Length;
        Member = new bool[n];
        Floors = new FloorNotice[world.Goods.Length];
        Array.Fill(Floors, FloorNotice.None);
        Stores = new StoreNotice[world.Goods.Length];
        DutyRate = [.. world.Goods.Select(_ => new double[n * n])];
        DutySpecific = [.. world.Goods.Select(_ => new double[n * n])];
    }

    /// <summary>Members now, by nation.</summary>
    public bool[] Member { get; }

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

    /// <summary>Chance that a lot that evades is caught.</summary>
    public double Detection { get; set; }

    /// <summary>Rises whenever membership, a floor or a duty changes.</summary>
    public int Version { get; set; }
}
