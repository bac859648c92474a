namespace BlocSim.Scenarios;

/// <summary>Reads how a named project comes about.</summary>
internal static class ProjectReader
{
    public static ProjectTerms Read(Section p, List<Problem> problems)
    {
        List<double> lead = [];
        (string Text, Mark Mark, string Path)[] times = [.. p.Items("lead-time")];
        bool never = times is [{ Text: "never" }];
        foreach ((string text, Mark mark, string path) in never ? [] : times)
        {
            if (Values.TryNumber(text, ValueKind.Duration, out double months, out _))
            {
                if (lead.Count > 0 && months / 12 < lead[^1])
                {
                    problems.Add(new Problem(mark, path, "expected shortest, most likely, longest, in this order"));
                }

                lead.Add(months / 12);
            }
        }

        if (!never && lead.Count is not (1 or 3) && p.Has("lead-time"))
        {
            problems.Add(
                new Problem(
                    p.MarkOf("lead-time"),
                    p.At("lead-time"),
                    $"found {lead.Count} times; expected one, or three: [2 years, 3 years, 5 years]"
                )
            );
        }

        double low = lead.Count > 0 ? lead[0] : 1;
        double mode = lead.Count > 1 ? lead[1] : low;
        return new ProjectTerms(
            never ? ProjectTerms.Never : p.Date("decide") ?? new YearMonth(2026, 1),
            low,
            mode,
            lead.Count > 2 ? lead[2] : mode,
            p.Optional("needs", ValueKind.Price)
        )
        {
            Capital = p.Optional("capital", ValueKind.Price) is { } cost
                ? new CapitalTerms(
                    cost,
                    Math.Max(1, p.Number("life", ValueKind.Duration, 240) / 12),
                    p.Number("wacc", ValueKind.Share, 0.09),
                    p.Number("risk-premium", ValueKind.Share, 0.05)
                )
                : null,
        };
    }
}
