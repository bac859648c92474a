namespace BlocSim;

/// <summary>Fills nations' reports on their trade from the cleared markets and the closed accounts.</summary>
internal sealed class TradeReporter(World world, MarketAgent market, Settlement settlement)
{
    private readonly List<TradeReport> reports = [];

    /// <summary>A report for a nation, with all that it will ever hold.</summary>
    /// <param name="nation">The nation.</param>
    /// <param name="destinations">Whether it asks where its goods went.</param>
    public TradeReport New(int nation, bool destinations)
    {
        InputNeed[] inputs = world.InputNeeds[nation];
        var report = new TradeReport(nation, world.Goods.Length, world.Facilities.Length, inputs)
        {
            ExportsTo = destinations ? [.. world.Goods.Select(_ => new double[world.Nations.Length])] : null,
        };
        foreach ((int _, int _, int g, int r) in inputs)
        {
            if (market.Markets[g] is { Bound: not null } m)
            {
                report.SetContract(g, r, new ContractOutcome(m.NodeOrigin));
            }
        }

        reports.Add(report);
        return report;
    }

    /// <summary>States the tick's figures in every report.</summary>
    public void Fill()
    {
        foreach (TradeReport report in reports)
        {
            Fill(report);
        }
    }

    private void Fill(TradeReport report)
    {
        int n = report.Nation;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            GoodLedger ledger = settlement.Goods[g];
            report.Used[g] = ledger.Use[n];
            report.Revenue[g] = ledger.Duty[n] + ledger.Levy[n];
            report.Unsold[g] = market.Unsold(g, n);
            FillSales(report, g, ledger);
        }

        FillInputs(report);
    }

    private void FillSales(TradeReport report, int g, GoodLedger ledger)
    {
        MarketLayout layout = market.Layout(g);
        GoodMarket m = market.Markets[g];
        int o = layout.OriginOf[report.Nation];
        report.Made[g] = 0;
        if (o < 0)
        {
            report.BorderPrice[g] = double.NaN;
            return;
        }

        foreach (int f in layout.OriginFacilities[o])
        {
            report.Output[f] = market.Output[f];
            report.Made[g] += market.Output[f];
        }

        int x = m.ExportNodeOf[o];
        report.Sold[g] = ledger.Sold[o];
        report.Exports[g] = x >= 0 ? m.Sales[x] : ledger.Sold[o];
        report.BorderPrice[g] = m.Price[x >= 0 ? x : o];
        report.ExportWedge[g] = x >= 0 ? m.Price[x] - m.Price[o] : 0;
        report.ReceivedPerTonne[g] = ledger.ReceivedPerTonne(o);
        report.EarnedPerTonne[g] = ledger.EarnedPerTonne(o);
        if (report.ExportsTo is { } exports)
        {
            FillDestinations(exports[g], m, report.Nation);
        }
    }

    private static void FillDestinations(double[] exports, GoodMarket m, int nation)
    {
        Array.Clear(exports);
        for (int r = 0; r < m.Rows.Length; r++)
        {
            int to = m.DestinationNation[m.Rows[r].Destination];
            for (int k = 0; k < m.Nodes; k++)
            {
                int i = (r * m.Stride) + k;
                bool own = m.OriginNation[m.NodeOrigin[k]] == nation;
                exports[to] += own ? m.Declared[i] + (m.HasEvasion[r] ? m.Misdeclared[i] : 0) : 0;
            }
        }
    }

    private void FillInputs(TradeReport report)
    {
        foreach ((int _, int _, int g, int r) in report.Inputs)
        {
            GoodMarket m = market.Markets[g];
            report.SetBought(g, r, m.Bought[r] / market.OrderFactor(g, report.Nation));
            if (report.Contract(g, r) is { } outcome)
            {
                m.Bound!.Report(r, outcome);
            }
        }
    }
}
