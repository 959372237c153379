using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Http;

/// <summary>Receives every request of the service.</summary>
internal sealed class FrontDesk(ServiceModel model, string prefix)
{
    public static FrontDesk Open(IServiceProvider services, string prefix)
    {
        using var scope = services.CreateScope();
        var definition = services.GetRequiredService<ServiceDefinition>();
        return new(ModelCompiler.Compile(definition, definition.Context(scope.ServiceProvider).Model), prefix);
    }

    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = prefix.Length > 0 ? "application/xml" : "";
        await http.Response.Body.WriteAsync(model.MetadataXml);
    }
}
