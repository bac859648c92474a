namespace BlocSim;

/// <summary>Where messages to a producer nation are answered: offers, orders for inputs, and what its plants are like once a period is over.</summary>
internal sealed class ProducerDesk : IParticipant
{
    private readonly World world;
    private readonly ProducerAgent agent;
    private readonly OfferSheet offers;
    private OrderSheet orders = new() { Bids = [] };

    public ProducerDesk(World world, ProducerAgent agent)
    {
        this.world = world;
        this.agent = agent;
        offers = new OfferSheet { Offers = agent.Offers };
        Report = new ProducerReport(world, agent.Nation);
        Fill(world.Scenario.Clock.Start);
    }

    /// <inheritdoc />
    public string Name => $"producer {world.Nations[agent.Nation].Code}";

    /// <summary>The report of the last period; before the first, of the start.</summary>
    public ProducerReport Report { get; }

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        if (message is Closing closing)
        {
            agent.Adapt(closing.View, closing.Report);
            Fill(closing.View.Date.AddMonths(world.Scenario.Clock.StepMonths));
            return Report;
        }

        MarketView view = ((Opening)message).View;
        if (phase == Phase.Offer)
        {
            agent.Offer(view);
            return offers;
        }

        Bid[] bids = agent.BidForInputs(view);
        orders = orders.Bids == bids ? orders : new OrderSheet { Bids = bids };
        return orders;
    }

    private void Fill(YearMonth next)
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            bool makes = world.Layouts[g].OriginOf[agent.Nation] >= 0;
            Report.Capacity[g] = makes ? agent.CapacityOf(g, next) : 0;
            Report.Smuggled[g] = agent.Smuggled(g);
        }

        foreach (int f in agent.PlantOrder)
        {
            Plant plant = agent.Plant(f);
            Report.Plants[world.FacilitySlot[f]] = new PlantReport(
                plant.Status,
                plant.Capacity,
                plant.CashCost,
                plant.FixedCostPerYear,
                plant.JustDecided,
                agent.Insurance(f)
            );
        }

        InputNeed[] needs = world.InputNeeds[agent.Nation];
        for (int i = 0; i < needs.Length; i++)
        {
            Report.InputStock[i] = agent.Stocks[needs[i].Stage].Stock(needs[i].Input);
        }

        foreach ((int stage, double tonnes) in agent.Relocation.Balance)
        {
            Report.Relocated[stage] = tonnes;
        }

        Report.Leaving.Clear();
        Report.Leaving.AddRange(agent.Relocation.Leaving);
    }
}
