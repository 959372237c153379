using BenchmarkDotNet.Running;
using YouthPrograms.Benchmarks;
using YouthPrograms.Benchmarks.OData;

// dotnet run -c Release --project tests/YouthPrograms.Benchmarks -- --filter '*'
if (args is [Host.Command, ..])
    await Host.RunAsync(args);
else
    BenchmarkSwitcher.FromAssembly(typeof(Draws).Assembly).Run(args);
