namespace BlocSim;

/// <summary>Makes a tick's prices, capacities, trade and government decisions public for the next one.</summary>
internal sealed class StatisticsOffice(
    World world,
    Calibration calibration,
    Settlement settlement,
    PublicStatistics seen,
    TickFigures figures
)
{
    /// <summary>Memory of the volatility of prices.</summary>
    private const double VolatilityYears = 3;

    /// <summary>Memory of the trend of prices.</summary>
    private const double TrendYears = 0.5;

    /// <summary>Memory of the prices that joint producers credit for co-products (assumption, 0.2 to 1).</summary>
    private const double CreditYears = 0.5;

    private readonly double creditWeight = Math.Min(1, world.Scenario.Clock.YearsPerTick / CreditYears);
    private readonly double[] variance = new double[world.Goods.Length];
    private readonly Subsidies subsidies = new(world);
    private readonly InputContent content = new(world);
    private ProducerReport?[] producers = [];
    private readonly bool relocates = world.Processes.Any(p => p.Relocation is not null);
    private readonly bool[] priced = new bool[world.Goods.Length];
    private readonly bool[] indexed =
    [
        .. world.Goods.Select(g =>
            world.Scenario.Bloc.Floors.Any(f => f.Good == g.Name && f.Index?.To == FloorReference.MemberCost)
        ),
    ];

    /// <summary>Publishes what the tick brought.</summary>
    /// <param name="notice">Policy that was in force.</param>
    /// <param name="date">The tick's first month.</param>
    /// <param name="reports">What producer nations reported, by nation.</param>
    /// <param name="decisions">What governments decided.</param>
    public void Publish(PolicyNotice notice, YearMonth date, ProducerReport?[] reports, GovernmentDecision[] decisions)
    {
        producers = reports;
        bool changed = false;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            changed |= Publish(g);
            Averages(g, notice);
            Projects(g, date, notice);
            if (indexed[g])
            {
                seen.MemberCost[g] = MemberCost(g, notice.Member);
            }

            Netbacks.Publish(world, g, notice, settlement.Goods[g], seen);
        }

        content.Publish(figures.Market, notice, seen);
        seen.Version += changed ? 1 : 0;
        Moves(tick: world.Scenario.Clock.TickOf(date));
        Governments(decisions);
    }

    /// <summary>Publishes what is known before the first tick: members' costs, where a floor follows them, and contents, where a rule asks for them.</summary>
    /// <param name="reports">What producer nations report of the start, by nation.</param>
    public void Prime(ProducerReport?[] reports)
    {
        producers = reports;
        YearMonth start = world.Scenario.Clock.Start;
        bool[] members = new bool[world.Nations.Length];
        foreach (Membership m in world.Scenario.Bloc.Memberships.Where(m => m.InForce.Holds(start)))
        {
            members[world.Nation(m.Nation)] = true;
        }

        content.Prime(calibration, members, seen);

        for (int g = 0; g < indexed.Length; g++)
        {
            seen.MemberCost[g] = indexed[g] ? MemberCost(g, members) : 0;
        }
    }

    private bool Publish(int g)
    {
        bool changed = false;
        MarketLayout layout = world.Layouts[g];
        GoodLedger ledger = settlement.Goods[g];
        double before = seen.WorldPrice[g];
        double worldPrice = PriceMetrics.WorldPrice(figures, g);
        seen.WorldPrice[g] = double.IsNaN(worldPrice) ? before : worldPrice;
        double benchmark = PriceMetrics.Benchmark(figures, g);
        seen.Benchmark[g] = double.IsNaN(benchmark) ? seen.Benchmark[g] : benchmark;
        if (seen.WorldPrice[g] > 0 && before > 0)
        {
            double years = world.Scenario.Clock.YearsPerTick;
            double move = PortableMath.Log(seen.WorldPrice[g] / before);
            variance[g] += Math.Min(1, years / VolatilityYears) * ((move * move / years) - variance[g]);
            seen.Volatility[g] = Math.Sqrt(variance[g]);
            if (priced[g])
            {
                // The first price is compared with a nominal one; that is no trend.
                seen.PriceTrend[g] += Math.Min(1, years / TrendYears) * ((move / years) - seen.PriceTrend[g]);
            }

            priced[g] = true;
        }

        for (int n = 0; n < world.Nations.Length; n++)
        {
            seen.Use[g][n] = ledger.Use[n];
            seen.Delivered[g][n] =
                ledger.Use[n] > 0 ? (ledger.Paid[n] + ledger.HidingOf[n]) / ledger.Use[n] : seen.Delivered[g][n];
        }

        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            seen.ReceivedPrice[g][o] = ledger.Sold[o] > 0 ? ledger.EarnedPerTonne(o) : seen.ReceivedPrice[g][o];
            seen.CreditPrice[g][o] += creditWeight * (seen.ReceivedPrice[g][o] - seen.CreditPrice[g][o]);
            double capacity = producers[layout.OriginNation[o]]!.Capacity[g];
            changed |= capacity != seen.Capacity[g][o];
            seen.Capacity[g][o] = capacity;
            if (capacity > 0 && seen.MonthsQualified[g][o] < Sourcing.QualificationMonths)
            {
                seen.MonthsQualified[g][o] += world.Scenario.Clock.StepMonths;
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>What members and others pay and get on average.</summary>
    private void Averages(int g, PolicyNotice notice)
    {
        GoodLedger ledger = settlement.Goods[g];
        double used = 0;
        double paid = 0;
        double usedOutside = 0;
        double paidOutside = 0;
        double revenue = 0;
        for (int n = 0; n < world.Nations.Length; n++)
        {
            double cost = ledger.Paid[n] + ledger.HidingOf[n];
            used += notice.Member[n] ? ledger.Use[n] : 0;
            paid += notice.Member[n] ? cost : 0;
            usedOutside += notice.Member[n] ? 0 : ledger.Use[n];
            paidOutside += notice.Member[n] ? 0 : cost;
            revenue += notice.Applies[n] ? ledger.Duty[n] + ledger.Levy[n] : 0;
        }

        seen.MemberUse[g] = used;
        seen.StockpileFactor[g] = figures.Market.Orders(g);
        seen.PaidInside[g] = used > 0 ? paid / used : 0;
        seen.PaidOutside[g] = usedOutside > 0 ? paidOutside / usedOutside : 0;
        seen.RevenuePerTonne[g] = used > 0 ? revenue / used : 0;
        seen.MemberShare[g] = used > 0 ? Math.Clamp(1 - (ledger.Targeted / used), 0, 1) : 0;
        seen.FloorHeld[g] = ledger.FlooredOutside > 0 ? ledger.HeldOutside / ledger.FlooredOutside : double.NaN;

        double sold = 0;
        double got = 0;
        double soldOutside = 0;
        double gotOutside = 0;
        for (int o = 0; o < ledger.Sold.Length; o++)
        {
            bool member = notice.Member[seen.OriginNation[g][o]];
            sold += member ? ledger.Sold[o] : 0;
            got += member ? ledger.Receipts[o] : 0;
            soldOutside += member ? 0 : ledger.Sold[o];
            gotOutside += member ? 0 : ledger.Receipts[o];
        }

        seen.ReceivedInside[g] = sold > 0 ? got / sold : 0;
        seen.ReceivedOutside[g] = soldOutside > 0 ? gotOutside / soldOutside : 0;
        seen.ClubShare[g] = soldOutside > 0 ? Math.Clamp(ledger.Targeted / soldOutside, 0, 1) : 0;
    }

    /// <summary>What is being built, and what projects decided this tick will cost their owners and treasuries.</summary>
    private void Projects(int g, YearMonth date, PolicyNotice notice)
    {
        MarketLayout layout = world.Layouts[g];
        Array.Clear(seen.Pipeline[g]);
        Array.Clear(seen.Resting[g]);
        Array.Clear(seen.CapitalDue[g]);
        Array.Clear(seen.GrantsDue[g]);
        seen.MemberCapacity[g] = 0;
        seen.MemberPipeline[g] = 0;
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            ProducerReport producer = producers[layout.OriginNation[o]]!;
            foreach (int f in layout.OriginFacilities[o])
            {
                PlantReport plant = producer.Plants[world.FacilitySlot[f]];
                seen.Resting[g][o] += plant.Status == FacilityStatus.Idle ? plant.Capacity : 0;
                seen.Pipeline[g][o] += plant.Status == FacilityStatus.Building ? plant.Capacity : 0;
                if (!plant.JustDecided || world.Facilities[f].Project is not { Capital: { } capital })
                {
                    continue;
                }

                double cost = capital.Cost * plant.Capacity;
                Support? support = subsidies.At(f, date);
                double given = support is null ? 0 : Subsidies.Given(support, capital, cost);
                seen.CapitalDue[g][o] += cost - given;
                if (given > 0)
                {
                    seen.GrantsDue[g][world.Nation(support!.Payer)] += given;
                }
            }

            bool member = notice.Member[layout.OriginNation[o]];
            seen.MemberCapacity[g] += member ? seen.Capacity[g][o] : 0;
            seen.MemberPipeline[g] += member ? seen.Pipeline[g][o] : 0;
        }
    }

    /// <summary>What is under way from one nation to another, without what has arrived.</summary>
    private void Moves(int tick)
    {
        for (int i = seen.Moves.Count - 1; i >= 0; i--)
        {
            if (seen.Moves[i].Due <= tick)
            {
                seen.Moves.RemoveAt(i);
            }
        }

        for (int n = 0; n < producers.Length && relocates; n++)
        {
            seen.Moves.AddRange(producers[n]?.Leaving ?? []);
        }

        for (int f = 0; f < seen.Works.Length && relocates; f++)
        {
            seen.Works[f] = producers[world.FacilityNation[f]]!.Plants[world.FacilitySlot[f]].Operates;
        }
    }

    /// <summary>The full unit cost that half of members' standing capacity does not exceed.</summary>
    private double MemberCost(int g, bool[] member)
    {
        MarketLayout layout = world.Layouts[g];
        List<(double Cost, double Capacity)> plants = [];
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            ProducerReport producer = producers[layout.OriginNation[o]]!;
            foreach (int f in member[layout.OriginNation[o]] ? layout.OriginFacilities[o] : [])
            {
                PlantReport plant = producer.Plants[world.FacilitySlot[f]];
                if (plant.Status is FacilityStatus.Operating or FacilityStatus.Idle && plant.Capacity > 0)
                {
                    plants.Add(
                        (UnitCost.Of(world, f, plant.CashCost, seen) + world.Facilities[f].FixedCost, plant.Capacity)
                    );
                }
            }
        }

        plants.Sort();
        double half = plants.Sum(p => p.Capacity) / 2;
        foreach ((double cost, double capacity) in plants)
        {
            half -= capacity;
            if (half <= 0)
            {
                return cost;
            }
        }

        return 0;
    }

    /// <summary>Measures, choices, offers and payments of governments.</summary>
    private void Governments(GovernmentDecision[] decisions)
    {
        if (decisions.Length == 0)
        {
            return;
        }

        Array.Clear(seen.Inside);
        Array.Clear(seen.Outside);
        foreach (GovernmentDecision decision in decisions)
        {
            seen.Measures[decision.Nation].CopyFrom(decision.Measures);
            seen.Gain[decision.Nation] = decision.Gain;
            seen.Chosen[decision.Nation] = decision.Chosen;
            foreach ((int target, double yearly) in decision.Retaliations)
            {
                if (target >= 0)
                {
                    seen.Inside[target] -= yearly;
                }
            }

            foreach ((int target, double yearly) in decision.Inducements)
            {
                if (target >= 0)
                {
                    seen.Outside[target] += yearly;
                    seen.Courting[target] = decision.Nation;
                }
            }
        }

        if (world.Scenario.Bloc.MembershipRule is { SidePayment: > 0 } rule)
        {
            // Offered to whoever reckons to be better off outside without it; paid while it is in.
            Array.Clear(seen.SidePayment);
            foreach (GovernmentDecision decision in decisions)
            {
                bool pays = world.Nations[decision.Nation].Code == rule.Payer;
                seen.SidePayment[decision.Nation] = decision.Wavers && !pays ? rule.SidePayment : 0;
            }
        }
    }
}
