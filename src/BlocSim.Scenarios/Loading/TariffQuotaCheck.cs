namespace BlocSim.Scenarios;

/// <summary>Catches tariff-rate quotas that contradict themselves.</summary>
internal static class TariffQuotaCheck
{
    public static void Keys(Section s, List<Problem> problems)
    {
        foreach (
            (string inside, string outside, ValueKind kind) in new[]
            {
                ("in-quota-ad-valorem", "ad-valorem", ValueKind.Share),
                ("in-quota-specific", "specific", ValueKind.Price),
            }
        )
        {
            if (!s.Has(inside))
            {
                continue;
            }

            if (!s.Has("quota"))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf(inside),
                        s.At(inside),
                        "only a tariff with a \"quota\" has a duty inside it; state the quota too"
                    )
                );
            }
            else if (s.Number(inside, kind, 0) > s.Number(outside, kind, 0))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf(inside),
                        s.At(inside),
                        $"found \"{s.Text(inside)}\"; expected at most the duty beyond the quota, {s.Text(outside, "0")}"
                    )
                );
            }
        }
    }

    /// <summary>The base year knows one duty a trade.</summary>
    public static void Standing(Section s, List<Problem> problems)
    {
        if (s.Has("quota"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("quota"),
                    s.At("quota"),
                    "a duty that stood in the base year has no quota here; state the duty that imports paid then"
                )
            );
        }
    }
}
