using BenchmarkDotNet.Running;
using BlocSim.Benchmarks;

if (args is ["report"])
{
    Report.Write(Console.Out);
    return 0;
}

if (args is ["report", string page])
{
    using var text = new StringWriter { NewLine = "\n" };
    Report.Write(text);
    File.WriteAllText(page, text.ToString());
    return 0;
}

if (args is ["generate", string origins, string buyers, string ticks])
{
    Console.Out.Write(SyntheticMarket.Write(int.Parse(origins), int.Parse(buyers), int.Parse(ticks)));
    return 0;
}

if (args is ["phases", string o, string b, string t])
{
    string text = SyntheticMarket.Write(int.Parse(o), int.Parse(b), int.Parse(t));
    Report.WritePhases(
        Console.Out,
        $"{o} x {b} x {t}",
        BlocSim.Scenarios.ScenarioLoader.Parse(text, "synthetic").Scenario
    );
    return 0;
}

if (args is ["pair", string from, string to, string months])
{
    Report.WritePair(Console.Out, int.Parse(from), int.Parse(to), int.Parse(months));
    return 0;
}

if (args is ["play", string many, string whom, string span, string seconds])
{
    Report.PlayFor(int.Parse(many), int.Parse(whom), int.Parse(span), double.Parse(seconds));
    return 0;
}

if (args is ["phases", string name])
{
    Report.WritePhases(Console.Out, name, BlocSim.Scenarios.ScenarioLoader.Load(name).Scenario);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
