using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>gsim</c>: comparative statics in GSIM's form.</summary>
internal static class GsimCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A file in GSIM's form, or the example gsim/four-by-four.",
        };
        Option<bool> json = Shared.Json();
        var command = new Command(
            "gsim",
            "Comparative statics of a tariff change in GSIM's log-linear form (Francois and Hall 2003)."
        )
        {
            file,
            json,
        };
        command.SetAction(parsed =>
        {
            (GsimModel model, string name) = GsimLoader.Load(parsed.GetValue(file)!);
            GsimResult result = Gsim.Solve(model);
            Console.Out.Write(parsed.GetValue(json) ? Json(model, name, result) : Text(model, name, result));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Text(GsimModel model, string name, GsimResult r)
    {
        List<string[]> rows =
        [
            ["region", "price, %", "output, %", "composite price, %", "producers", "consumers", "revenue", "welfare"],
        ];
        for (int i = 0; i < model.Regions.Length; i++)
        {
            rows.Add([
                model.Regions[i],
                Percent(r.Price[i]),
                Percent(r.Output[i]),
                Percent(r.CompositePrice[i]),
                Money(r.ProducerSurplus[i]),
                Money(r.ConsumerSurplus[i]),
                Money(r.TariffRevenue[i]),
                Money(r.Welfare[i]),
            ]);
        }

        rows.Add([
            "world",
            "",
            "",
            "",
            Money(r.ProducerSurplus.Sum()),
            Money(r.ConsumerSurplus.Sum()),
            Money(r.TariffRevenue.Sum()),
            Money(r.Welfare.Sum()),
        ]);
        IEnumerable<string> lines = TextTable.Lines(rows).Select(l => l.TrimEnd());
        return $"{name}\n\n{string.Join('\n', lines)}\n\nMoney in the unit of the trade table; changes against the base year.\n";
    }

    private static string Percent(double value) => (100 * value).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Money(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Json(GsimModel model, string name, GsimResult r) =>
        JsonSerializer.Serialize(
            new
            {
                name,
                regions = model.Regions.Select(
                    (region, i) =>
                        new
                        {
                            region,
                            price = r.Price[i],
                            output = r.Output[i],
                            compositePrice = r.CompositePrice[i],
                            producerSurplus = r.ProducerSurplus[i],
                            consumerSurplus = r.ConsumerSurplus[i],
                            tariffRevenue = r.TariffRevenue[i],
                            welfare = r.Welfare[i],
                            tradeAfter = model.Regions.ToDictionary(
                                to => to,
                                to => r.Trade[(i * model.Regions.Length) + model.Regions.IndexOf(to)],
                                StringComparer.Ordinal
                            ),
                        }
                ),
            },
            Shared.JsonFormat
        ) + "\n";
}
