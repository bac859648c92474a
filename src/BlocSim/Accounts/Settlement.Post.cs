namespace BlocSim;

/// <content>One flow in the books.</content>
internal sealed partial class Settlement
{
    private void Post(
        GoodLedger ledger,
        GoodMarket m,
        Posting p,
        Channel channel,
        double tonnes,
        in Charges c,
        bool targeted,
        Action<Flow>? onFlow
    )
    {
        if (tonnes <= 0)
        {
            return;
        }

        double paid = p.Price + c.Freight + c.Duty + c.Levy + c.Rent + c.Licence + c.Relabelling;
        ledger.Use[p.To] += tonnes;
        ledger.Paid[p.To] += tonnes * paid;
        ledger.Duty[p.To] += tonnes * c.Duty;
        ledger.DeclaredDuty[p.To] += channel == Channel.Declared ? tonnes * c.Duty : 0;
        ledger.Levy[p.To] += tonnes * c.Levy;
        ledger.LicenceRent[p.To] += tonnes * c.Licence;
        ledger.Freight += tonnes * c.Freight;
        ledger.Hiding += tonnes * c.Relabelling;
        ledger.Rent[p.Origin] += tonnes * c.Rent;
        if (p.From != p.To)
        {
            ledger.ExportValue += tonnes * (p.Price + c.Rent);
            ledger.Traded += tonnes;
            if (Against is { } baseline)
            {
                double gain = tonnes * (p.Price + c.Rent - baseline.ExportPrice(p.Good, p.Origin, now));
                ledger.TermsOfTrade[p.From] += gain;
                ledger.TermsOfTrade[p.To] -= gain;
            }
        }

        if (targeted)
        {
            ledger.Targeted += tonnes;
            ledger.Misdeclared += channel == Channel.Misdeclared ? tonnes : 0;
            ledger.ThirdNation += channel == Channel.ThirdNation ? tonnes : 0;
            if (channel == Channel.ThirdNation)
            {
                ledger.Vouched[p.Via] += tonnes;
            }
        }

        onFlow?.Invoke(
            new Flow(
                p.Good,
                p.From,
                p.To,
                p.Row,
                channel,
                tonnes,
                p.Price,
                paid,
                tonnes * c.Duty,
                tonnes * c.Levy,
                tonnes * (c.Rent + c.Licence + QuotaRent(m, p.Node, p.Origin))
            )
            {
                Via = channel == Channel.ThirdNation ? p.Via : -1,
            }
        );
    }

    private void PostThirdNation(
        GoodLedger ledger,
        GoodMarket m,
        PolicyNotice notice,
        Posting p,
        int at,
        double tonnes,
        double price,
        double stake,
        bool targeted,
        Action<Flow>? onFlow
    )
    {
        if (tonnes <= 0)
        {
            return;
        }

        bool onOwnTrack = notice.Member[m.TransshipmentNation[at]] && !notice.Applies[m.TransshipmentNation[at]];
        ledger.ReExported += targeted && onOwnTrack ? tonnes : 0;
        ledger.Relief[p.To] += notice.Relieves(p.Good, p.To, m.TransshipmentNation[at])
            ? tonnes * notice.Relief[p.Good]
            : 0;
        double relabelling = world.Goods[p.Good].RelabellingCost;
        double rate = m.TransshipmentSlope[at] - 1;
        double levy = m.TransshipmentLevyApplies[at] ? m.Levy : 0;
        double specific = m.TransshipmentSpecific[at];
        double freight = (m.TransshipmentBase[at] - specific - relabelling) / m.TransshipmentSlope[at];
        double fine = m.TransshipmentTracing[at] * stake;
        double duty = (rate * (price + freight)) + specific + fine;
        Post(
            ledger,
            m,
            p with
            {
                Via = m.TransshipmentNation[at],
            },
            Channel.ThirdNation,
            tonnes,
            new Charges(freight, duty, levy, 0, 0, relabelling),
            targeted,
            onFlow
        );
        ledger.Fines[p.To] += tonnes * fine;
    }
}
