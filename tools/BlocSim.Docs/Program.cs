using BlocSim.Docs;

string docs = args.Length > 0 ? args[0] : "docs";
if (!Directory.Exists(docs))
{
    Console.Error.WriteLine($"{docs}: there is no such folder; give the documentation's, or run this where docs is");
    return 2;
}

GeneratedPages.Write(docs);
return 0;
