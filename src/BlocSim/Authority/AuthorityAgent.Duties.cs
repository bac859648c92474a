using System.Collections.Immutable;

namespace BlocSim;

/// <content>Tariffs, relief and the buyers' club: what is due at a border.</content>
internal sealed partial class AuthorityAgent
{
    /// <summary>Relief is a duty below zero on members' goods, at home as well.</summary>
    private void AnnounceRelief(YearMonth date)
    {
        Array.Clear(notice.Relief);
        foreach (Relief relief in bloc.Reliefs)
        {
            foreach (string good in relief.InForce.Holds(date) ? relief.Goods : [])
            {
                notice.Relief[world.GoodIndex[good]] += relief.PerTonne;
            }
        }

        int n = world.Nations.Length;
        for (int g = 0; g < notice.Relief.Length; g++)
        {
            for (int i = 0; i < n * n && notice.Relief[g] > 0; i++)
            {
                notice.DutySpecific[g][i] -= notice.Relieves(g, i / n, i % n) ? notice.Relief[g] : 0;
            }
        }
    }

    /// <summary>The club holds back as if outsiders' goods cost <c>share / elasticity</c> more; nobody can evade that.</summary>
    private void AnnounceClub(YearMonth date, PublicStatistics seen)
    {
        Array.Clear(notice.ClubRate);
        if (bloc.Club is not { } club || !club.InForce.Holds(date))
        {
            return;
        }

        int n = world.Nations.Length;
        foreach (int g in club.Goods.Select(name => world.GoodIndex[name]))
        {
            double rate = seen.ClubShare[g] / club.SupplyElasticity;
            notice.ClubRate[g] = rate;
            for (int i = 0; i < n * n; i++)
            {
                bool bought = notice.Applies[i / n] && !notice.Member[i % n];
                notice.DutyRate[g][i] += bought ? rate : 0;
            }
        }
    }

    private void AnnounceTariff(Tariff tariff, YearMonth date)
    {
        if (!tariff.InForce.Holds(date))
        {
            return;
        }

        double phase = 1;
        if (tariff.PhaseInMonths > 0 && tariff.InForce.From is { } from)
        {
            phase = Math.Min(1, (date.MonthsSince(from) + 1) / (double)tariff.PhaseInMonths);
        }

        int n = world.Nations.Length;
        bool[]?[] covers = new bool[]?[world.Goods.Length];
        double rate = phase * (tariff.Quota is null ? tariff.AdValorem : tariff.InQuotaAdValorem);
        double specific = phase * (tariff.Quota is null ? tariff.Specific : tariff.InQuotaSpecific);
        for (int importer = 0; importer < n; importer++)
        {
            bool own = Names(tariff.Importers, importer);
            if (!own && !(tariff.Importers.IsEmpty && notice.Applies[importer]))
            {
                continue;
            }

            for (int exporter = 0; exporter < n; exporter++)
            {
                if (exporter == importer)
                {
                    continue;
                }

                foreach (string good in tariff.Goods)
                {
                    int g = world.GoodIndex[good];
                    if (!tariff.Standing && !tariff.IsOwn && overrides.Replaces(tariff, g))
                    {
                        continue;
                    }

                    bool hit = tariff.Exporters.IsEmpty
                        ? own || notice.IsOutsider(g, exporter)
                        : Names(tariff.Exporters, exporter);
                    if (!hit)
                    {
                        continue;
                    }

                    notice.Burdened[g][exporter] |= !own;
                    notice.DutyRate[g][(importer * n) + exporter] += rate;
                    notice.DutySpecific[g][(importer * n) + exporter] += specific;
                    covers[g] ??= new bool[n * n];
                    covers[g]![(importer * n) + exporter] = true;
                }
            }
        }

        if (tariff.Quota is { } quota)
        {
            notice.TariffQuotas.Add(
                new TariffQuotaNotice(
                    quota * world.Scenario.Clock.YearsPerTick,
                    (phase * tariff.AdValorem) - rate,
                    (phase * tariff.Specific) - specific,
                    covers
                )
            );
        }
    }

    private bool Names(ImmutableArray<string> codes, int nation) => codes.Contains(world.Nations[nation].Code);
}
