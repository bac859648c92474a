using System.Reflection;
using System.Xml.Linq;

namespace BlocSim.Tests;

public class ConventionsTests
{
    /// <summary>The dependency table: a project may reference these and no others.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["BlocSim"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers"],
        ["BlocSim.Actors"] = ["BlocSim", "Akka", "Akka.Hosting"],
        ["BlocSim.Scenarios"] = ["BlocSim", "CsvHelper", "YamlDotNet"],
        ["BlocSim.Reports"] =
        [
            "BlocSim",
            "BlocSim.Scenarios",
            "BlocSim.Experiments",
            "CsvHelper",
            "DocumentFormat.OpenXml",
            "HarfBuzzSharp.NativeAssets.Linux",
            "Markdig",
            "Microsoft.CodeAnalysis.BannedApiAnalyzers",
            "OxyPlot.Core",
            "OxyPlot.SkiaSharp",
            "Parquet.Net",
            "SkiaSharp",
            "SkiaSharp.HarfBuzz",
            "SkiaSharp.NativeAssets.Linux.NoDependencies",
        ],
        ["BlocSim.Experiments"] =
        [
            "BlocSim",
            "BlocSim.Scenarios",
            "CsvHelper",
            "MathNet.Numerics",
            "Microsoft.Data.Sqlite",
            "SQLitePCLRaw.bundle_e_sqlite3",
        ],
        ["BlocSim.Cli"] =
        [
            "BlocSim",
            "BlocSim.Actors",
            "BlocSim.Scenarios",
            "BlocSim.Experiments",
            "BlocSim.Reports",
            "System.CommandLine",
            "Spectre.Console",
        ],
    };

    [Fact]
    public void Projects_ReferenceOnlyWhatTheTableAllows()
    {
        string[] projects =
        [
            .. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)!).Order(),
        ];
        Assert.Equal(Allowed.Keys.Order(), projects);
        foreach (string project in projects)
        {
            var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
            IEnumerable<string> references = file.Descendants()
                .Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference")
                .Select(e => e.Attribute("Include")!.Value)
                .Select(i => i.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(i) : i);
            Assert.Empty(references.Except(Allowed[project]));
        }
    }

    /// <summary>The model is pure: its assembly refers to nothing that does input or output.</summary>
    [Fact]
    public void Model_RefersToNoConsoleFilesOrNetwork()
    {
        string[] forbidden =
        [
            "System.Console",
            "System.IO.FileSystem",
            "System.Net.Http",
            "System.Net.Sockets",
            "YamlDotNet",
        ];
        Assert.Empty(typeof(Run).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Intersect(forbidden));
    }

    [Fact]
    public void PublicClasses_AreSealedOrStatic() =>
        Assert.DoesNotContain(
            typeof(Run).Assembly.GetExportedTypes(),
            t => t is { IsClass: true, IsSealed: false, IsAbstract: false }
        );

    [Fact]
    public void Types_AreNotNamedForNothing()
    {
        string[] empty = ["Manager", "Helper", "Utils", "Util", "Service", "Handler"];
        Assert.DoesNotContain(
            typeof(Run).Assembly.GetTypes(),
            t => empty.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal))
        );
        Assert.DoesNotContain(typeof(Run).Assembly.GetTypes(), t => t.Name == "BlocSim");
    }

    [Fact]
    public void SourceFiles_AreShortEnoughToRead()
    {
        int[] lines =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Select(f => File.ReadLines(f).Count())
                .Order(),
        ];
        Assert.InRange(lines[^1], 0, 350);
        Assert.InRange(lines[lines.Length / 2], 0, 80);
        Assert.InRange(lines[lines.Length * 95 / 100], 0, 280);
    }

    /// <summary>The public surface that others build on; APPROVE=1 rewrites the approved file, and the difference is reviewed.</summary>
    [Fact]
    public void PublicApi_IsTheApprovedOne()
    {
        IEnumerable<string> lines = typeof(Run)
            .Assembly.GetExportedTypes()
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .SelectMany(t =>
                t.GetMembers(
                        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                    )
                    .Where(m =>
                        m is not MethodInfo { IsSpecialName: true }
                        && !m.Name.Contains('<')
                        && m.Name
                            is not (
                                "Equals"
                                or "GetHashCode"
                                or "ToString"
                                or "Deconstruct"
                                or "PrintMembers"
                                or "value__"
                            )
                    )
                    .Select(m => $"{t.Name}.{m.Name}")
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Prepend(t.Name)
            );
        string actual = string.Join('\n', lines) + "\n";
        string path = Path.Combine(Repository.Root, "tests", "BlocSim.Tests", "Conventions", "PublicApi.approved.txt");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
