using System.Globalization;
using System.Text;

namespace BlocSim.Benchmarks;

/// <summary>Writes single-good markets of any size as ordinary scenario files: origins, buyers and monthly ticks.</summary>
internal static class SyntheticMarket
{
    /// <summary>Nations in the largest worlds; further buyers are further sectors of the same nations.</summary>
    private const int Countries = 200;

    /// <summary>A market in which every origin has its own cost and elasticity and every buyer grows at its own rate, so that every tick is new work.</summary>
    public static string Write(int origins, int buyers, int ticks)
    {
        var text = new StringBuilder();
        YearMonth end = new YearMonth(2026, 1).AddMonths(ticks - 1);
        text.Append(
            CultureInfo.InvariantCulture,
            $"blocsim: 1\nname: Synthetic {origins} x {buyers} x {ticks}\nclock: {{ start: 2026-01, end: {end}, step: month }}\n"
        );
        text.Append("goods: { oxide: { unit: kg, price: 60 USD/kg, sigma: 8 } }\nnations:\n");
        int nations = Math.Max(origins, Math.Min(buyers, Countries));
        double supply = 0;
        for (int o = 0; o < origins; o++)
        {
            supply += Output(o);
        }

        double demand = 0;
        for (int b = 0; b < buyers; b++)
        {
            demand += Weight(b);
        }

        for (int n = 0; n < nations; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  N{n:0000}:\n");
            if (n < origins)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    supply: {{ oxide: {{ form: isoelastic, quantity: {Output(n)} t/yr, price: 60 USD/kg, elasticity: {0.5 + (0.1 * (n % 13)):0.0} }} }}\n"
                );
            }

            text.Append(n < buyers ? "    demand:\n      oxide:\n" : string.Empty);
            for (int b = n; b < buyers; b += nations)
            {
                double level = supply * Weight(b) / demand;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"        - {{ sector: s{b / nations}, quantity: {level:0.######} t/yr, growth: {b % 7} % }}\n"
                );
            }
        }

        return text.Append("freight: [ { cost: 1 USD/kg } ]\n").ToString();
    }

    private static double Output(int origin) => 100 + (37 * (origin % 11));

    private static double Weight(int buyer) => 1 + (buyer % 5);
}
