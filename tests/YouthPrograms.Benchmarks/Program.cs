using BenchmarkDotNet.Running;
using YouthPrograms.Benchmarks;
using YouthPrograms.Benchmarks.OData;

// dotnet run -c Release --project tests/YouthPrograms.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/YouthPrograms.Benchmarks -- robustness 1000000
if (args is ["robustness", .. var rest])
    return await Robustness.RunAsync(rest);
if (args is [Host.Command, ..])
    await Host.RunAsync(args);
else
    BenchmarkSwitcher.FromAssembly(typeof(Draws).Assembly).Run(args);
return 0;
