namespace BlocSim;

/// <summary>Courts and trade panels: which of the bloc's floors and tariffs are suspended.</summary>
internal sealed class Courts
{
    private readonly World world;
    private readonly LegalRisk? risk;
    private readonly int[] floorUntil;
    private readonly int[] tariffUntil;
    private readonly double perTick;

    public Courts(World world)
    {
        this.world = world;
        risk = world.Scenario.Bloc.LegalRisk;
        floorUntil = new int[world.Scenario.Bloc.Floors.Length];
        tariffUntil = new int[world.Scenario.Tariffs.Length];
        perTick = risk is null ? 0 : 1 - Elementary.Pow(1 - risk.Hazard, world.Scenario.Clock.YearsPerTick);
    }

    /// <summary>Suspensions that began this tick.</summary>
    public int Rulings { get; private set; }

    /// <summary>Whether a floor is suspended in a tick.</summary>
    public bool SuspendsFloor(int index, int tick) => risk is not null && tick < floorUntil[index];

    /// <summary>Whether a tariff is suspended in a tick.</summary>
    public bool SuspendsTariff(int index, int tick) => risk is not null && tick < tariffUntil[index];

    /// <summary>Draws the tick's rulings about instruments in force.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="date">Its date.</param>
    /// <param name="news">Told of every ruling.</param>
    /// <returns>Whether an instrument was suspended or came back.</returns>
    public bool Sit(int tick, YearMonth date, List<string> news)
    {
        Rulings = 0;
        if (risk is null)
        {
            return false;
        }

        bool changed = false;
        for (int i = 0; i < floorUntil.Length; i++)
        {
            Floor floor = world.Scenario.Bloc.Floors[i];
            string title = $"the floor on {world.Goods[world.GoodIndex[floor.Good]].Title}";
            changed |= Rule(
                floorUntil,
                i,
                tick,
                date,
                floor.InForce,
                $"floor/{floor.Good}/{Before(world.Scenario.Bloc.Floors[..i].Select(f => f.Good), floor.Good)}",
                title,
                news
            );
        }

        for (int i = 0; i < tariffUntil.Length; i++)
        {
            Tariff tariff = world.Scenario.Tariffs[i];
            if (!tariff.Standing && tariff.Importers.IsEmpty)
            {
                string goods = string.Join(", ", tariff.Goods.Select(g => world.Goods[world.GoodIndex[g]].Title));
                changed |= Rule(
                    tariffUntil,
                    i,
                    tick,
                    date,
                    tariff.InForce,
                    $"tariff/{string.Join('+', tariff.Goods)}/{Before(world.Scenario.Tariffs[..i].Where(t => !t.Standing).Select(t => string.Join('+', t.Goods)), string.Join('+', tariff.Goods))}",
                    $"the duty on {goods}",
                    news
                );
            }
        }

        return changed;
    }

    /// <summary>How many earlier instruments are on the same goods: rulings do not move when one on other goods is added.</summary>
    private static int Before(IEnumerable<string> earlier, string goods) => earlier.Count(g => g == goods);

    private bool Rule(
        int[] until,
        int index,
        int tick,
        YearMonth date,
        Period inForce,
        string name,
        string title,
        List<string> news
    )
    {
        if (tick < until[index])
        {
            return false;
        }

        bool back = tick == until[index] && tick > 0;
        if (back && inForce.Holds(date))
        {
            news.Add($"{title} is in force again");
        }

        var draws = new Draws(world.Scenario.Seed, Draws.KeyOf(name), DrawPurpose.TradeLaw, tick);
        if (!inForce.Holds(date) || draws.Uniform() >= perTick)
        {
            return back;
        }

        until[index] = tick + Math.Max(1, risk!.SuspensionMonths / world.Scenario.Clock.StepMonths);
        Rulings++;
        news.Add($"a ruling suspends {title} for {risk.SuspensionMonths} months");
        return true;
    }
}
