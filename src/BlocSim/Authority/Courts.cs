namespace BlocSim;

/// <summary>Courts and trade panels: which of the bloc's floors and tariffs are suspended.</summary>
internal sealed class Courts
{
    private readonly World world;
    private readonly LegalRisk? risk;
    private readonly Instrument[] floors;
    private readonly Instrument?[] tariffs;
    private readonly double perTick;

    public Courts(World world)
    {
        this.world = world;
        risk = world.Scenario.Bloc.LegalRisk;
        perTick = risk is null ? 0 : 1 - PortableMath.Pow(1 - risk.Hazard, world.Scenario.Clock.YearsPerTick);
        floors =
        [
            .. world.Scenario.Bloc.Floors.Select(
                (f, i) =>
                    new Instrument(
                        "the floor on " + Titles([f.Good]),
                        $"floor/{f.Good}/{world.Scenario.Bloc.Floors[..i].Count(e => e.Good == f.Good)}"
                    )
            ),
        ];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        tariffs = [.. world.Scenario.Tariffs.Select(t => OfTheBloc(t, seen))];
    }

    /// <summary>Whether a floor is suspended in a tick.</summary>
    public bool SuspendsFloor(int index, int tick) => tick < floors[index].Until;

    /// <summary>Whether a tariff is suspended in a tick.</summary>
    public bool SuspendsTariff(int index, int tick) => tick < (tariffs[index]?.Until ?? 0);

    /// <summary>Draws the tick's rulings about instruments in force.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="date">Its date.</param>
    /// <param name="overrides">What interventions set.</param>
    /// <param name="news">Told of every ruling.</param>
    /// <returns>Whether an instrument was suspended or came back.</returns>
    public bool Hear(int tick, YearMonth date, PolicyOverrides overrides, List<string> news)
    {
        bool changed = false;
        if (risk is null)
        {
            return changed;
        }

        for (int i = 0; i < floors.Length; i++)
        {
            changed |= Rule(floors[i], overrides.FloorLevel(i, date) is not null, risk, tick, news);
        }

        for (int i = 0; i < tariffs.Length; i++)
        {
            if (tariffs[i] is { } tariff)
            {
                bool? set = overrides.Duties(world.Scenario.Tariffs[i]);
                changed |= Rule(tariff, set ?? world.Scenario.Tariffs[i].InForce.Holds(date), risk, tick, news);
            }
        }

        return changed;
    }

    private bool Rule(Instrument instrument, bool inForce, LegalRisk rule, int tick, List<string> news)
    {
        if (tick < instrument.Until)
        {
            return false;
        }

        bool back = tick == instrument.Until && tick > 0;
        if (back && inForce)
        {
            news.Add($"{instrument.Title} is in force again");
        }

        var draws = new Draws(world.Scenario.Seed, instrument.Key, DrawPurpose.TradeLaw, tick);
        if (!inForce || draws.Uniform() >= perTick)
        {
            return back;
        }

        instrument.Until = tick + Math.Max(1, rule.SuspensionMonths / world.Scenario.Clock.StepMonths);
        news.Add($"a ruling suspends {instrument.Title} for {rule.SuspensionMonths} months");
        return true;
    }

    /// <summary>A tariff of the bloc as a whole; null for others, which nobody challenges here.</summary>
    private Instrument? OfTheBloc(Tariff tariff, Dictionary<string, int> seen)
    {
        if (tariff.Standing)
        {
            return null;
        }

        string goods = string.Join('+', tariff.Goods);
        int before = seen.GetValueOrDefault(goods);
        seen[goods] = before + 1;
        return tariff.Importers.IsEmpty
            ? new Instrument($"the duty on {Titles(tariff.Goods)}", $"tariff/{goods}/{before}")
            : null;
    }

    private string Titles(IEnumerable<string> goods) =>
        string.Join(", ", goods.Select(g => world.Goods[world.GoodIndex[g]].Title));

    /// <summary>An instrument and until when it is suspended. Its draws are its own: an instrument on other goods does not move them.</summary>
    private sealed class Instrument(string title, string name)
    {
        public string Title { get; } = title;

        public ulong Key { get; } = Draws.KeyOf(name);

        /// <summary>The first tick in which it is in force again.</summary>
        public int Until { get; set; }
    }
}
