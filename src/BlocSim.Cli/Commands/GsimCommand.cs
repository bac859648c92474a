using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BlocSim.Reports;
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
        Option<string[]> set = Shared.Set();
        set.Description = "Change a value: --set \"change.US.EU=10 %\". May be repeated.";
        var form = new Option<string>("--form")
        {
            Description =
                "log-linear: GSIM's own, for small changes. non-linear: the same market for changes of any size.",
            DefaultValueFactory = _ => "log-linear",
        };
        form.AcceptOnlyFromAmong("log-linear", "non-linear");
        var command = new Command(
            "gsim",
            "Comparative statics of a tariff change in GSIM's log-linear form (Francois and Hall 2003)."
        )
        {
            file,
            set,
            form,
            json,
        };
        command.SetAction(parsed =>
        {
            (GsimModel model, string name) = GsimLoader.Load(parsed.GetValue(file)!, parsed.GetValue(set)!);
            bool small = parsed.GetValue(form) == "log-linear";
            GsimResult result;
            try
            {
                result = small ? Gsim.Solve(model) : GsimNonLinear.Solve(model);
            }
            catch (ArgumentException e)
            {
                Console.Error.WriteLine($"{name}: {e.Message.Split(" (Parameter")[0]}");
                return ExitCodes.RunFailed;
            }

            foreach (string note in small ? Notes(model, result) : [])
            {
                Console.Error.WriteLine(note);
            }

            Console.Out.Write(parsed.GetValue(json) ? Json(model, name, result) : Text(model, name, result));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Where the log-linear form is asked for more than it can say.</summary>
    private static IEnumerable<string> Notes(GsimModel model, GsimResult r)
    {
        const double Large = 0.5;
        const string Instead = "--form non-linear solves the same market for changes of any size";
        int n = model.Regions.Length;
        int below = Enumerable.Range(0, n * n).FirstOrDefault(i => r.Trade[i] < 0, -1);
        int wide = Enumerable.Range(0, n * n).MaxBy(i => Math.Abs((model.TariffAfter[i] / model.TariffBefore[i]) - 1));
        double change = (model.TariffAfter[wide] / model.TariffBefore[wide]) - 1;
        if (below >= 0)
        {
            yield return $"note: trade of {model.Regions[below / n]} with {model.Regions[below % n]} comes out below zero: the change is too large for the log-linear form, and revenue and welfare are wrong with it; {Instead}";
        }
        else if (Math.Abs(change) > Large)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"note: the price of {model.Regions[wide / n]}'s goods in {model.Regions[wide % n]} changes by {100 * change:0} % through the tariff alone, which is far for the log-linear form; {Instead}"
            );
        }
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
            JsonText.Format
        ) + "\n";
}
