namespace BlocSim.Scenarios;

/// <summary>Export measures, read from events and kept in the order of their dates.</summary>
internal static class ExportMeasureList
{
    /// <summary>Reads a measure of one kind: quota, tax, ban or licence.</summary>
    public static ExportMeasure Read(string kind, Section s, NameCheck names, string nation, Period period)
    {
        var measure = new ExportMeasure
        {
            Nation = nation,
            Goods = names.Goods(s, "goods"),
            InForce = period,
        };
        return kind switch
        {
            "export-quota" => measure with { Quota = s.Number("limit", ValueKind.Flow, 0) },
            "production-quota" => measure with { Output = s.Number("limit", ValueKind.Flow, 0) },
            "export-tax" => measure with
            {
                TaxRate = s.Number("rate", ValueKind.Share, 0),
                Tax = s.Number("specific", ValueKind.Price, 0),
            },
            "export-ban" => measure with { BanTo = s.Has("to") ? names.Nations(s, "to") : ["*"] },
            _ => measure with
            {
                LicenceMonths = s.Number("delay", ValueKind.Duration, 0),
                LicenceInterest = s.Number("interest", ValueKind.Share, 0.1),
            },
        };
    }

    /// <summary>
    /// Adds a measure; a new quota, tax or ban of the same nation replaces the one before on the goods they share. What the earlier one covered
    /// besides goes on as it was.
    /// </summary>
    public static void Add(List<ExportMeasure> exports, ExportMeasure measure)
    {
        foreach (ExportMeasure earlier in exports.ToArray())
        {
            bool sameKind =
                (earlier.Quota is null) == (measure.Quota is null)
                && (earlier.Output is null) == (measure.Output is null)
                && earlier.BanTo.IsEmpty == measure.BanTo.IsEmpty
                && earlier.LicenceMonths > 0 == measure.LicenceMonths > 0;
            bool shares = earlier.Nation == measure.Nation && sameKind && earlier.Goods.Intersect(measure.Goods).Any();
            if (!shares || (earlier.InForce.Until is { } until && until <= measure.InForce.From))
            {
                continue;
            }

            exports[exports.IndexOf(earlier)] = earlier with
            {
                InForce = earlier.InForce with { Until = measure.InForce.From },
            };
            string[] others = [.. earlier.Goods.Except(measure.Goods)];
            if (others.Length > 0)
            {
                exports.Add(
                    earlier with
                    {
                        Goods = [.. others],
                        InForce = new Period(measure.InForce.From, earlier.InForce.Until),
                    }
                );
            }
        }

        exports.Add(measure);
    }
}
