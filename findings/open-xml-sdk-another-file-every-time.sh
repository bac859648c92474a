#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0, .NET 10.
#
# Believed: the same calls with the same content give the same package, apart from dates that ZIP entries carry; so that two workbooks can be compared by their parts.
#
# Seen: AddWorkbookPart, AddMainDocumentPart and AddPresentationPart name the relationship to the main part by chance (R and sixteen hexadecimal digits), and so do
# AddNewPart calls without an id, so that .rels parts and every r:id in the XML differ from one run to the next. AddNewPart takes an id; the three methods for the
# main part take none, and it has to be changed afterwards with ChangeIdOfPart. With names of one's own everywhere, all parts are the same bytes.
#
# Exits 0 while this is so, 1 once it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="DocumentFormat.OpenXml" Version="3.3.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using System.IO.Compression;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

Dictionary<string, string> Parts(bool named)
{
    var memory = new MemoryStream();
    using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
    {
        WorkbookPart book = document.AddWorkbookPart();
        if (named)
        {
            document.ChangeIdOfPart(book, "main");
        }

        WorksheetPart sheet = named ? book.AddNewPart<WorksheetPart>("sheet1") : book.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData());
        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "One" }));
    }

    using var archive = new ZipArchive(new MemoryStream(memory.ToArray()));
    return archive.Entries.ToDictionary(
        e => e.FullName,
        e =>
        {
            using Stream stream = e.Open();
            return Convert.ToHexString(SHA256.HashData(stream));
        }
    );
}

string[] Differing(bool named)
{
    var first = Parts(named);
    var second = Parts(named);
    return [.. first.Keys.Where(k => second.GetValueOrDefault(k) != first[k]).Order()];
}

string[] plain = Differing(named: false);
string[] own = Differing(named: true);
Console.WriteLine($"as the library names relationships these parts differ: {string.Join(", ", plain)}");
Console.WriteLine($"with names of one's own: {(own.Length == 0 ? "none" : string.Join(", ", own))}");
bool same = plain.Contains("_rels/.rels") && plain.Contains("xl/workbook.xml") && own.Length == 0;
Console.WriteLine(same ? "as described" : "changed");
return same ? 0 : 1;
X
dotnet run -c Release --verbosity quiet 2>&1
