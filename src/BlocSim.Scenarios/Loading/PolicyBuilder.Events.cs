namespace BlocSim.Scenarios;

/// <content>Events of the calendar.</content>
internal sealed partial class PolicyBuilder
{
    /// <summary>Law in force is no news: no date of it is marked on charts.</summary>
    private void ReadLaw(Section s)
    {
        YearMonth at = s.Date("at") ?? clock.Start;
        string[] stated = [.. Limits.Where(s.Has)];
        if (stated.Length == 0)
        {
            problems.Add(
                new Problem(s.Map.Mark, s.Path, $"no measure in it; expected one of {string.Join(", ", Limits)}")
            );
        }

        if (names.Nation(s, "nation") is not { } nation)
        {
            return;
        }

        foreach (string kind in stated)
        {
            Section x = s.Group(kind);
            Periods.IsEmpty(x, at, problems);
            var period = new Period(at, x.Date("until"));
            ExportMeasureList.Add(
                exports,
                ExportMeasureList.Read(kind, x, names, nation, period) with
                {
                    Standing = true,
                }
            );
        }
    }

    private static readonly string[] Limits =
    [
        "export-quota",
        "production-quota",
        "export-tax",
        "export-ban",
        "export-licence",
    ];

    private void ReadEvent(Section s)
    {
        YearMonth at = s.Date("at") ?? clock.Start;
        string[] kinds = [.. Limits, "tariff", "joins", "leaves"];
        string[] stated = [.. kinds.Where(s.Has)];
        if (stated.Length == 0 && !s.Has("note"))
        {
            problems.Add(
                new Problem(
                    s.Map.Mark,
                    s.Path,
                    $"nothing happens here; expected one of {string.Join(", ", kinds)}, or a note"
                )
            );
        }

        string? nation = names.Nation(s, "nation");
        bool acts = stated.Any(k => k is not ("joins" or "leaves"));
        if (acts && !s.Has("nation"))
        {
            problems.Add(new Problem(s.Map.Mark, s.At("nation"), $"missing; who sets the {stated[0]}?"));
        }

        string who = nation ?? string.Empty;
        foreach (string kind in stated)
        {
            Read(s, kind, who, at);
        }

        if (s.Has("note"))
        {
            milestones.RemoveAll(m => m.Date == at);
            milestones.Add(new Milestone(at, s.Text("note")));
        }
    }

    private void Read(Section s, string kind, string who, YearMonth at)
    {
        Section x = s.Group(kind);
        Period period = new(at, x.Date("until"));
        Periods.IsEmpty(x, at, problems);
        switch (kind)
        {
            case "export-quota" or "production-quota" or "export-tax" or "export-ban" or "export-licence":
                Measure(
                    ExportMeasureList.Read(kind, x, names, who, period),
                    kind == "export-licence" ? "export licences" : kind.Replace('-', ' ')
                );
                break;
            case "tariff":
                Tariff tariff = ReadTariff(x);
                tariffs.Add(tariff with { Importers = [who], IsOwn = true, InForce = new Period(at, period.Until) });
                Announce(at, $"{Short(who)} duty on {Titles(tariff.Goods)}");
                break;
            case "joins":
                if (names.Nation(s, "joins") is { } joiner)
                {
                    if (members.IsMember(joiner, at))
                    {
                        problems.Add(
                            new Problem(s.MarkOf("joins"), s.At("joins"), $"{joiner} is a member at {at} already")
                        );
                    }

                    members.Join(joiner, at);
                    Announce(at, $"{Short(joiner)} joins");
                }

                break;
            default:
                if (names.Nation(s, "leaves") is { } leaver)
                {
                    if (!members.IsMember(leaver, at))
                    {
                        string then = string.Join(", ", members.At(at));
                        string known = then.Length > 0 ? $"members then: {then}" : "nobody is then";
                        problems.Add(
                            new Problem(
                                s.MarkOf("leaves"),
                                s.At("leaves"),
                                $"{leaver} is not a member at {at}; {known}"
                            )
                        );
                    }

                    members.Leave(leaver, at);
                    Announce(at, $"{Short(leaver)} leaves");
                }

                break;
        }
    }
}
