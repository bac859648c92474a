namespace BlocSim;

/// <summary>Says which rows of a good's market may not buy from whom under the bloc's procurement rules.</summary>
internal sealed class ProcurementRules
{
    private readonly World world;
    private readonly MarketLayout layout;
    private readonly Procurement[] rules;

    public ProcurementRules(World world, int good)
    {
        this.world = world;
        layout = world.Layouts[good];
        rules = [.. world.Scenario.Bloc.Procurements.Where(p => p.Goods.Contains(world.Goods[good].Name))];
    }

    /// <summary>Whether a row may not buy from an origin at a date.</summary>
    public bool Bars(int row, int origin, in MarketView view)
    {
        foreach (Procurement rule in rules)
        {
            int to = layout.DestinationNation[layout.Rows[row].Destination];
            int from = layout.OriginNation[origin];
            bool covered = rule.Sectors.IsEmpty || rule.Sectors.Contains(layout.RowSector[row]);
            if (
                covered
                && from != to
                && view.Notice.Member[to]
                && rule.InForce.Holds(view.Date)
                && Barred(rule, from, view)
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool Barred(Procurement rule, int from, in MarketView view) =>
        rule.Barred.IsEmpty ? !view.Notice.Member[from] : rule.Barred.Contains(world.Nations[from].Code);
}
